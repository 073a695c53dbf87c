# SPDX-License-Identifier: MPL-2.0

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0006_results_can_only_grow'),
        ('agreements', '0008_no_other_purpose'),
        ('revisions', '0003_versions_of_every_matter'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Beginning',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('amounts_seen_on', models.DateField(blank=True, null=True, verbose_name='beløb gennemgået')),
                ('from_plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.plan')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='beginning', to='activities.plan')),
                ('revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='revisions.revision')),
            ],
            options={
                'verbose_name': 'begyndelse af en plan',
                'verbose_name_plural': 'begyndelser af planer',
            },
        ),
        migrations.CreateModel(
            name='HistoricalBeginning',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('amounts_seen_on', models.DateField(blank=True, null=True, verbose_name='beløb gennemgået')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('from_plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.plan')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.plan')),
                ('revision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='revisions.revision')),
            ],
            options={
                'verbose_name': 'historical begyndelse af en plan',
                'verbose_name_plural': 'historical begyndelser af planer',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalLeftBehind',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('activity', models.UUIDField(verbose_name='aktivitet')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nr.')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('anchored_with', models.CharField(blank=True, max_length=200, verbose_name='forankret hos')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='begrundelse')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.plan')),
            ],
            options={
                'verbose_name': 'historical aktivitet, der ikke føres videre',
                'verbose_name_plural': 'historical aktiviteter, der ikke føres videre',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalProposal',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='planår')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('what', models.TextField(verbose_name='forslag')),
                ('why', models.TextField(blank=True, verbose_name='begrundelse for forslaget')),
                ('for_whom', models.TextField(blank=True, verbose_name='målgruppe')),
                ('involved', models.TextField(blank=True, verbose_name='hvem kan være med')),
                ('kr', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='anslået beløb')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='skrevet')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt ind')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbage')),
                ('outcome', models.CharField(blank=True, choices=[('', 'Ikke behandlet'), ('taken', 'Taget med'), ('declined', 'Ikke taget med')], default='', max_length=8, verbose_name='svar')),
                ('answer', models.TextField(blank=True, verbose_name='begrundelse')),
                ('handled_at', models.DateTimeField(blank=True, null=True, verbose_name='behandlet')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('focus_area', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.focusarea')),
                ('handled_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.organisation')),
                ('partnership', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.partnership')),
            ],
            options={
                'verbose_name': 'historical forslag til aktivitet',
                'verbose_name_plural': 'historical forslag til aktiviteter',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='LeftBehind',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('activity', models.UUIDField(verbose_name='aktivitet')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nr.')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('anchored_with', models.CharField(blank=True, max_length=200, verbose_name='forankret hos')),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='begrundelse')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='left_behind', to='activities.plan')),
            ],
            options={
                'verbose_name': 'aktivitet, der ikke føres videre',
                'verbose_name_plural': 'aktiviteter, der ikke føres videre',
                'ordering': ['number', 'title'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'activity'), name='each_activity_is_left_once')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='planår')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('what', models.TextField(verbose_name='forslag')),
                ('why', models.TextField(blank=True, verbose_name='begrundelse for forslaget')),
                ('for_whom', models.TextField(blank=True, verbose_name='målgruppe')),
                ('involved', models.TextField(blank=True, verbose_name='hvem kan være med')),
                ('kr', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='anslået beløb')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='skrevet')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt ind')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='trukket tilbage')),
                ('outcome', models.CharField(blank=True, choices=[('', 'Ikke behandlet'), ('taken', 'Taget med'), ('declined', 'Ikke taget med')], default='', max_length=8, verbose_name='svar')),
                ('answer', models.TextField(blank=True, verbose_name='begrundelse')),
                ('handled_at', models.DateTimeField(blank=True, null=True, verbose_name='behandlet')),
                ('activity', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposal', to='activities.activity')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to=settings.AUTH_USER_MODEL)),
                ('focus_area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='agreements.focusarea')),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.organisation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='agreements.partnership')),
            ],
            options={
                'verbose_name': 'forslag til aktivitet',
                'verbose_name_plural': 'forslag til aktiviteter',
                'ordering': ['-sent_at', '-written_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('handled_at__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('handled_at__isnull', False), ('sent_at__isnull', False), ('withdrawn_at__isnull', True)), _connector='OR'), name='what_is_answered_was_sent_in'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'declined'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='declined_with_a_reason'), models.CheckConstraint(condition=models.Q(('activity__isnull', True), ('outcome', 'taken'), _connector='OR'), name='only_what_is_taken_in_is_an_activity')],
            },
        ),
    ]

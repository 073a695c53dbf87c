# SPDX-License-Identifier: MPL-2.0
"""All that an agreement says: chapters, bodies, staff, pictures of its area, contacts, routes of its own."""

import django.db.models.deletion
import partnerskab.richtext.fields
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0005_who_moves_money'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementSection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('purpose', 'Formål'), ('problem', 'Problemkompleks'), ('background', 'Baggrund'), ('targets', 'Overordnede målsætninger'), ('focus', 'Målsætninger for indsatsområderne'), ('organisation', 'Organisering'), ('staff', 'Medarbejderressourcer'), ('coordination', 'Sammenhæng med andre indsatser'), ('economy', 'Økonomi'), ('conflict', 'Uenighed og underretning'), ('revision', 'Ændring af aftalen'), ('other', 'Øvrigt')], default='other', max_length=12, verbose_name='art')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='titel')),
                ('text', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='tekst')),
            ],
            options={
                'verbose_name': 'kapitel i aftalen',
                'verbose_name_plural': 'kapitler i aftalen',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('kind', models.CharField(choices=[('steering', 'Styregruppe'), ('working', 'Arbejdsgruppe'), ('secretariat', 'Sekretariat'), ('focus_group', 'Indsatsgruppe'), ('reference', 'Følgegruppe'), ('board', 'Bestyrelse'), ('committee', 'Politisk udvalg'), ('other', 'Andet')], max_length=11, verbose_name='art')),
                ('name', models.CharField(max_length=120, verbose_name='navn')),
                ('chair', models.CharField(blank=True, max_length=200, verbose_name='formand')),
                ('members', models.CharField(blank=True, max_length=300, verbose_name='hvem sidder der')),
                ('tasks', models.TextField(blank=True, verbose_name='opgaver')),
                ('meetings_least', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='møder om året, mindst')),
                ('meetings_most', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='møder om året, højst')),
            ],
            options={
                'verbose_name': 'organ',
                'verbose_name_plural': 'organer',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='navn')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='stilling')),
                ('task', models.CharField(blank=True, max_length=200, verbose_name='opgave')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefon')),
                ('from_date', models.DateField(blank=True, null=True, verbose_name='fra')),
                ('to_date', models.DateField(blank=True, null=True, verbose_name='til')),
            ],
            options={
                'verbose_name': 'kontaktperson',
                'verbose_name_plural': 'kontaktpersoner',
                'ordering': ['organisation__name', 'name'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAgreementSection',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('kind', models.CharField(choices=[('purpose', 'Formål'), ('problem', 'Problemkompleks'), ('background', 'Baggrund'), ('targets', 'Overordnede målsætninger'), ('focus', 'Målsætninger for indsatsområderne'), ('organisation', 'Organisering'), ('staff', 'Medarbejderressourcer'), ('coordination', 'Sammenhæng med andre indsatser'), ('economy', 'Økonomi'), ('conflict', 'Uenighed og underretning'), ('revision', 'Ændring af aftalen'), ('other', 'Øvrigt')], default='other', max_length=12, verbose_name='art')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='titel')),
                ('text', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='tekst')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical kapitel i aftalen',
                'verbose_name_plural': 'historical kapitler i aftalen',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalBody',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('kind', models.CharField(choices=[('steering', 'Styregruppe'), ('working', 'Arbejdsgruppe'), ('secretariat', 'Sekretariat'), ('focus_group', 'Indsatsgruppe'), ('reference', 'Følgegruppe'), ('board', 'Bestyrelse'), ('committee', 'Politisk udvalg'), ('other', 'Andet')], max_length=11, verbose_name='art')),
                ('name', models.CharField(max_length=120, verbose_name='navn')),
                ('chair', models.CharField(blank=True, max_length=200, verbose_name='formand')),
                ('members', models.CharField(blank=True, max_length=300, verbose_name='hvem sidder der')),
                ('tasks', models.TextField(blank=True, verbose_name='opgaver')),
                ('meetings_least', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='møder om året, mindst')),
                ('meetings_most', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='møder om året, højst')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical organ',
                'verbose_name_plural': 'historical organer',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalContact',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('name', models.CharField(max_length=120, verbose_name='navn')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='stilling')),
                ('task', models.CharField(blank=True, max_length=200, verbose_name='opgave')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefon')),
                ('from_date', models.DateField(blank=True, null=True, verbose_name='fra')),
                ('to_date', models.DateField(blank=True, null=True, verbose_name='til')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical kontaktperson',
                'verbose_name_plural': 'historical kontaktpersoner',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalStaffResource',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('title', models.CharField(max_length=160, verbose_name='stilling')),
                ('share', models.PositiveSmallIntegerField(verbose_name='hundrededele af fuld tid')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='bemærkning')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical medarbejderressource',
                'verbose_name_plural': 'historical medarbejderressourcer',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64, verbose_name='sha256')),
                ('data', models.BinaryField(verbose_name='indhold')),
                ('width', models.PositiveIntegerField(verbose_name='bredde')),
                ('height', models.PositiveIntegerField(verbose_name='højde')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='valgt')),
            ],
            options={
                'verbose_name': 'billede',
                'verbose_name_plural': 'billeder',
            },
        ),
        migrations.CreateModel(
            name='StaffResource',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('title', models.CharField(max_length=160, verbose_name='stilling')),
                ('share', models.PositiveSmallIntegerField(verbose_name='hundrededele af fuld tid')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='bemærkning')),
            ],
            options={
                'verbose_name': 'medarbejderressource',
                'verbose_name_plural': 'medarbejderressourcer',
                'ordering': ['order'],
            },
        ),
        migrations.AlterModelOptions(
            name='approvalstep',
            options={'ordering': ['matter', 'order'], 'verbose_name': 'trin i beslutningsgangen', 'verbose_name_plural': 'trin i beslutningsgangen'},
        ),
        migrations.RemoveConstraint(
            model_name='approvalstep',
            name='one_step_per_place_in_the_route',
        ),
        migrations.AddField(
            model_name='agreement',
            name='kind',
            field=models.CharField(choices=[('partnership', 'Partnerskabsaftale'), ('sub', 'Delaftale')], default='partnership', max_length=11, verbose_name='art'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='predecessor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='successors', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='approvalstep',
            name='matter',
            field=models.CharField(choices=[('plan', 'Tryghedsplanen'), ('agreement', 'Aftalen'), ('status', 'Status på målene')], default='plan', max_length=9, verbose_name='gælder'),
        ),
        migrations.AddField(
            model_name='areaversion',
            name='picture_alt',
            field=models.CharField(blank=True, max_length=500, verbose_name='kortet i ord'),
        ),
        migrations.AddField(
            model_name='historicalagreement',
            name='kind',
            field=models.CharField(choices=[('partnership', 'Partnerskabsaftale'), ('sub', 'Delaftale')], default='partnership', max_length=11, verbose_name='art'),
        ),
        migrations.AddField(
            model_name='historicalagreement',
            name='predecessor',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='historicalapprovalstep',
            name='matter',
            field=models.CharField(choices=[('plan', 'Tryghedsplanen'), ('agreement', 'Aftalen'), ('status', 'Status på målene')], default='plan', max_length=9, verbose_name='gælder'),
        ),
        migrations.AddField(
            model_name='historicalareaversion',
            name='picture_alt',
            field=models.CharField(blank=True, max_length=500, verbose_name='kortet i ord'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='began_on',
            field=models.DateField(blank=True, null=True, verbose_name='medlem fra'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='title',
            field=models.CharField(blank=True, max_length=120, verbose_name='stilling'),
        ),
        migrations.AddField(
            model_name='historicalparty',
            name='from_date',
            field=models.DateField(blank=True, null=True, verbose_name='part fra'),
        ),
        migrations.AddField(
            model_name='historicalparty',
            name='heading',
            field=models.CharField(blank=True, max_length=120, verbose_name='over navnet i underskriftsfeltet'),
        ),
        migrations.AddField(
            model_name='historicalparty',
            name='to_date',
            field=models.DateField(blank=True, null=True, verbose_name='part til'),
        ),
        migrations.AddField(
            model_name='membership',
            name='began_on',
            field=models.DateField(blank=True, null=True, verbose_name='medlem fra'),
        ),
        migrations.AddField(
            model_name='membership',
            name='title',
            field=models.CharField(blank=True, max_length=120, verbose_name='stilling'),
        ),
        migrations.AddField(
            model_name='party',
            name='from_date',
            field=models.DateField(blank=True, null=True, verbose_name='part fra'),
        ),
        migrations.AddField(
            model_name='party',
            name='heading',
            field=models.CharField(blank=True, max_length=120, verbose_name='over navnet i underskriftsfeltet'),
        ),
        migrations.AddField(
            model_name='party',
            name='to_date',
            field=models.DateField(blank=True, null=True, verbose_name='part til'),
        ),
        migrations.AddConstraint(
            model_name='approvalstep',
            constraint=models.UniqueConstraint(fields=('agreement', 'matter', 'order'), name='one_step_per_place_in_the_route'),
        ),
        migrations.AddField(
            model_name='agreementsection',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='body',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bodies', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='contact',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='agreements.organisation'),
        ),
        migrations.AddField(
            model_name='contact',
            name='partnership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='agreements.partnership'),
        ),
        migrations.AddField(
            model_name='historicalagreementsection',
            name='agreement',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='historicalagreementsection',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalbody',
            name='agreement',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='historicalbody',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalcontact',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalcontact',
            name='organisation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.organisation'),
        ),
        migrations.AddField(
            model_name='historicalcontact',
            name='partnership',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.partnership'),
        ),
        migrations.AddField(
            model_name='historicalstaffresource',
            name='agreement',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='historicalstaffresource',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalstaffresource',
            name='organisation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.organisation'),
        ),
        migrations.AddField(
            model_name='picture',
            name='partnership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='agreements.partnership'),
        ),
        migrations.AddField(
            model_name='picture',
            name='uploaded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='areaversion',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.picture'),
        ),
        migrations.AddField(
            model_name='historicalareaversion',
            name='picture',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.picture'),
        ),
        migrations.AddField(
            model_name='staffresource',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='staffresource',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='staff', to='agreements.organisation'),
        ),
        migrations.AddConstraint(
            model_name='agreementsection',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'other'), _negated=True), fields=('agreement', 'kind'), name='one_chapter_per_kind'),
        ),
        migrations.AddConstraint(
            model_name='agreementsection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'other'), _negated=True), models.Q(('title', ''), _negated=True), _connector='OR'), name='another_chapter_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('meetings_most', None), ('meetings_least', None), ('meetings_most__gte', models.F('meetings_least')), _connector='OR'), name='most_meetings_are_no_fewer_than_least', violation_error_message='Det højeste antal møder kan ikke være mindre end det mindste.'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('to_date', None), ('from_date', None), ('to_date__gte', models.F('from_date')), _connector='OR'), name='a_contact_ends_after_it_begins', violation_error_message='Slutdatoen skal ligge efter startdatoen.'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.UniqueConstraint(fields=('partnership', 'sha256'), name='each_picture_once'),
        ),
    ]

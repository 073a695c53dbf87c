
import django.db.models.deletion
import partnerskab.richtext.fields
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0006_results_can_only_grow'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(blank=True, choices=[('on_track', 'Går efter planen'), ('delayed', 'Forsinket'), ('stopped', 'Stoppet'), ('done', 'Gennemført')], max_length=8, verbose_name='hvordan går det')),
                ('happened', models.TextField(blank=True, verbose_name='hvad er der sket')),
                ('money_note', models.TextField(blank=True, verbose_name='bemærkning til økonomien')),
                ('next_steps', models.TextField(blank=True, verbose_name='hvad sker der nu')),
                ('learning', models.TextField(blank=True, verbose_name='hvad har vi lært')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt')),
                ('returned_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt tilbage')),
                ('return_comment', models.TextField(blank=True, verbose_name='hvad mangler')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='activities.activity')),
                ('returned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'svar',
                'verbose_name_plural': 'svar',
                'ordering': ['round', 'activity'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalDeliverableResult',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('delivered', models.CharField(blank=True, max_length=80, verbose_name='leveret')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='bemærkning')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('answer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='followup.answer')),
                ('deliverable', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.deliverable')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical opfølgning på leverance',
                'verbose_name_plural': 'historical opfølgninger på leverancer',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRound',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('kind', models.CharField(choices=[('midterm', 'Midtvejsstatus'), ('final', 'Afrapportering'), ('annual', 'Statusrapport')], max_length=7, verbose_name='art')),
                ('opened_on', models.DateField(verbose_name='åbnet')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='svar senest')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='lukket')),
                ('plan_label', models.CharField(blank=True, max_length=40, verbose_name='planens version')),
                ('plan_sha256', models.CharField(blank=True, max_length=64, verbose_name='planens fingeraftryk')),
                ('introduction', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='indledning')),
                ('conclusion', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='afslutning')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.plan')),
            ],
            options={
                'verbose_name': 'historical opfølgning',
                'verbose_name_plural': 'historical opfølgninger',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('midterm', 'Midtvejsstatus'), ('final', 'Afrapportering'), ('annual', 'Statusrapport')], max_length=7, verbose_name='art')),
                ('opened_on', models.DateField(verbose_name='åbnet')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='svar senest')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='lukket')),
                ('plan_label', models.CharField(blank=True, max_length=40, verbose_name='planens version')),
                ('plan_sha256', models.CharField(blank=True, max_length=64, verbose_name='planens fingeraftryk')),
                ('introduction', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='indledning')),
                ('conclusion', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='afslutning')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='activities.plan')),
            ],
            options={
                'verbose_name': 'opfølgning',
                'verbose_name_plural': 'opfølgninger',
                'ordering': ['plan', 'opened_on'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAnswer',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('state', models.CharField(blank=True, choices=[('on_track', 'Går efter planen'), ('delayed', 'Forsinket'), ('stopped', 'Stoppet'), ('done', 'Gennemført')], max_length=8, verbose_name='hvordan går det')),
                ('happened', models.TextField(blank=True, verbose_name='hvad er der sket')),
                ('money_note', models.TextField(blank=True, verbose_name='bemærkning til økonomien')),
                ('next_steps', models.TextField(blank=True, verbose_name='hvad sker der nu')),
                ('learning', models.TextField(blank=True, verbose_name='hvad har vi lært')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt')),
                ('returned_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt tilbage')),
                ('return_comment', models.TextField(blank=True, verbose_name='hvad mangler')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.activity')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('returned_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='followup.round')),
            ],
            options={
                'verbose_name': 'historical svar',
                'verbose_name_plural': 'historical svar',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='answer',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='followup.round'),
        ),
        migrations.CreateModel(
            name='DeliverableResult',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('delivered', models.CharField(blank=True, max_length=80, verbose_name='leveret')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='bemærkning')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='followup.answer')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='activities.deliverable')),
            ],
            options={
                'verbose_name': 'opfølgning på leverance',
                'verbose_name_plural': 'opfølgninger på leverancer',
                'ordering': ['deliverable__order'],
                'constraints': [models.UniqueConstraint(fields=('answer', 'deliverable'), name='one_result_per_deliverable')],
            },
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('plan', 'kind'), name='one_round_of_a_kind_per_plan'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('round', 'activity'), name='one_answer_per_activity'),
        ),
    ]

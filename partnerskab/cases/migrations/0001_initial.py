
import django.db.models.deletion
import partnerskab.richtext.fields
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0008_no_other_purpose'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CasePaper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('number', models.PositiveSmallIntegerField(verbose_name='nr.')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('body', models.CharField(max_length=120, verbose_name='udvalg')),
                ('aim', models.CharField(choices=[('decision', 'Til beslutning'), ('note', 'Til efterretning'), ('tabled', 'Til orientering (aflæggerbord)')], default='decision', max_length=8, verbose_name='sagen er')),
                ('meeting_on', models.DateField(blank=True, null=True, verbose_name='møde')),
                ('sender', models.CharField(blank=True, max_length=160, verbose_name='forvaltning')),
                ('case_number', models.CharField(blank=True, max_length=40, verbose_name='sagsnr.')),
                ('document_number', models.CharField(blank=True, max_length=40, verbose_name='dokumentnr.')),
                ('officer', models.CharField(blank=True, max_length=160, verbose_name='sagsbehandler')),
                ('resume', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='resumé')),
                ('problem', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='problemstilling')),
                ('solution', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='løsning')),
                ('economy', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='økonomi')),
                ('process', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='videre proces')),
                ('subject_label', models.CharField(blank=True, max_length=300, verbose_name='handler om')),
                ('subject_address', models.CharField(blank=True, max_length=300, verbose_name='adresse')),
                ('subject_sha256', models.CharField(blank=True, max_length=64, verbose_name='fingeraftryk')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='agreements.agreement')),
            ],
            options={
                'verbose_name': 'indstilling',
                'verbose_name_plural': 'indstillinger',
                'ordering': ['-year', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Annex',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('title', models.CharField(max_length=200, verbose_name='bilag')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='adresse')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='fingeraftryk')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='annexes', to='cases.casepaper')),
            ],
            options={
                'verbose_name': 'bilag',
                'verbose_name_plural': 'bilag',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Handling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('body', models.CharField(max_length=120, verbose_name='organ')),
                ('on', models.CharField(blank=True, max_length=60, verbose_name='dato')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='behandling')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handlings', to='cases.casepaper')),
            ],
            options={
                'verbose_name': 'politisk behandling',
                'verbose_name_plural': 'politisk behandling',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAnnex',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('title', models.CharField(max_length=200, verbose_name='bilag')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='adresse')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='fingeraftryk')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.casepaper')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical bilag',
                'verbose_name_plural': 'historical bilag',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCasePaper',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('number', models.PositiveSmallIntegerField(verbose_name='nr.')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('body', models.CharField(max_length=120, verbose_name='udvalg')),
                ('aim', models.CharField(choices=[('decision', 'Til beslutning'), ('note', 'Til efterretning'), ('tabled', 'Til orientering (aflæggerbord)')], default='decision', max_length=8, verbose_name='sagen er')),
                ('meeting_on', models.DateField(blank=True, null=True, verbose_name='møde')),
                ('sender', models.CharField(blank=True, max_length=160, verbose_name='forvaltning')),
                ('case_number', models.CharField(blank=True, max_length=40, verbose_name='sagsnr.')),
                ('document_number', models.CharField(blank=True, max_length=40, verbose_name='dokumentnr.')),
                ('officer', models.CharField(blank=True, max_length=160, verbose_name='sagsbehandler')),
                ('resume', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='resumé')),
                ('problem', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='problemstilling')),
                ('solution', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='løsning')),
                ('economy', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='økonomi')),
                ('process', partnerskab.richtext.fields.RichTextField(blank=True, default='', verbose_name='videre proces')),
                ('subject_label', models.CharField(blank=True, max_length=300, verbose_name='handler om')),
                ('subject_address', models.CharField(blank=True, max_length=300, verbose_name='adresse')),
                ('subject_sha256', models.CharField(blank=True, max_length=64, verbose_name='fingeraftryk')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('agreement', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.agreement')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical indstilling',
                'verbose_name_plural': 'historical indstillinger',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalHandling',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('body', models.CharField(max_length=120, verbose_name='organ')),
                ('on', models.CharField(blank=True, max_length=60, verbose_name='dato')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='behandling')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.casepaper')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical politisk behandling',
                'verbose_name_plural': 'historical politisk behandling',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRecommendation',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('text', models.TextField(verbose_name='at')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.casepaper')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical at-punkt',
                'verbose_name_plural': 'historical at-punkter',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='rækkefølge')),
                ('text', models.TextField(verbose_name='at')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='cases.casepaper')),
            ],
            options={
                'verbose_name': 'at-punkt',
                'verbose_name_plural': 'at-punkter',
                'ordering': ['order'],
            },
        ),
        migrations.AddConstraint(
            model_name='casepaper',
            constraint=models.UniqueConstraint(fields=('agreement', 'year', 'number'), name='one_case_per_number'),
        ),
    ]

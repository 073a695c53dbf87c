import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0004_unit_and_anchoring'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='activity',
            name='category',
            field=models.CharField(blank=True, max_length=160, verbose_name='aktivitetskategori'),
        ),
        migrations.AddField(
            model_name='activity',
            name='cfbu_type',
            field=models.CharField(blank=True, max_length=160, verbose_name='CFBU-kategori'),
        ),
        migrations.AddField(
            model_name='activity',
            name='level',
            field=models.CharField(blank=True, choices=[('beboer', 'Beboerniveau'), ('kvarter', 'Kvarterniveau'), ('bydel', 'Bydelsniveau')], max_length=7, verbose_name='niveau'),
        ),
        migrations.AddField(
            model_name='historicalactivity',
            name='category',
            field=models.CharField(blank=True, max_length=160, verbose_name='aktivitetskategori'),
        ),
        migrations.AddField(
            model_name='historicalactivity',
            name='cfbu_type',
            field=models.CharField(blank=True, max_length=160, verbose_name='CFBU-kategori'),
        ),
        migrations.AddField(
            model_name='historicalactivity',
            name='level',
            field=models.CharField(blank=True, choices=[('beboer', 'Beboerniveau'), ('kvarter', 'Kvarterniveau'), ('bydel', 'Bydelsniveau')], max_length=7, verbose_name='niveau'),
        ),
        migrations.AlterField(
            model_name='activitypartner',
            name='note',
            field=models.CharField(blank=True, max_length=500, verbose_name='bemærkning'),
        ),
        migrations.AlterField(
            model_name='historicalactivitypartner',
            name='note',
            field=models.CharField(blank=True, max_length=500, verbose_name='bemærkning'),
        ),
        migrations.CreateModel(
            name='HistoricalCriterionResult',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_change_reason', models.TextField(null=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('state', models.CharField(choices=[('met', 'Nået'), ('on_the_way', 'På vej'), ('not_met', 'Ikke nået'), ('unknown', 'Kan ikke siges endnu')], max_length=10, verbose_name='vurdering')),
                ('figure', models.CharField(blank=True, max_length=80, verbose_name='resultat')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='bemærkning')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='kilde')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('criterion', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='activities.successcriterion')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical opfølgning på succeskriterium',
                'verbose_name_plural': 'historical opfølgninger på succeskriterier',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='CriterionResult',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('state', models.CharField(choices=[('met', 'Nået'), ('on_the_way', 'På vej'), ('not_met', 'Ikke nået'), ('unknown', 'Kan ikke siges endnu')], max_length=10, verbose_name='vurdering')),
                ('figure', models.CharField(blank=True, max_length=80, verbose_name='resultat')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='bemærkning')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='kilde')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='activities.successcriterion')),
            ],
            options={
                'verbose_name': 'opfølgning på succeskriterium',
                'verbose_name_plural': 'opfølgninger på succeskriterier',
                'ordering': ['year'],
                'constraints': [models.UniqueConstraint(fields=('criterion', 'year'), name='one_result_per_criterion_and_year')],
            },
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0005_levels_and_results'),
        ('agreements', '0006_the_whole_agreement'),
        ('revisions', '0002_decisions_can_only_grow'),
        ('targets', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='revision',
            name='one_version_per_number',
        ),
        migrations.AddField(
            model_name='revision',
            name='agreement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='revision',
            name='status',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='targets.targetstatus'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='plan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='activities.plan'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('plan', 'agreement', 'status', 'number'), name='one_version_per_number', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('plan__isnull', False), ('status', None)), models.Q(('agreement__isnull', False), ('plan', None), ('status', None)), models.Q(('agreement', None), ('plan', None), ('status__isnull', False)), _connector='OR'), name='a_version_is_of_one_matter'),
        ),
    ]

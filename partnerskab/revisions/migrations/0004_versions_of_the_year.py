
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0006_results_can_only_grow'),
        ('agreements', '0008_no_other_purpose'),
        ('cases', '0001_initial'),
        ('followup', '0001_initial'),
        ('meetings', '0001_initial'),
        ('revisions', '0003_versions_of_every_matter'),
        ('targets', '0003_parts_of_totals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='revision',
            name='one_version_per_number',
        ),
        migrations.RemoveConstraint(
            model_name='revision',
            name='a_version_is_of_one_matter',
        ),
        migrations.AddField(
            model_name='revision',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='cases.casepaper'),
        ),
        migrations.AddField(
            model_name='revision',
            name='followup',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='followup.round'),
        ),
        migrations.AddField(
            model_name='revision',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='meetings.meeting'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('plan', 'agreement', 'status', 'followup', 'meeting', 'case', 'number'), name='one_version_per_number', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting', None), ('plan__isnull', False), ('status', None)), models.Q(('agreement__isnull', False), ('case', None), ('followup', None), ('meeting', None), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting', None), ('plan', None), ('status__isnull', False)), models.Q(('agreement', None), ('case', None), ('followup__isnull', False), ('meeting', None), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting__isnull', False), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case__isnull', False), ('followup', None), ('meeting', None), ('plan', None), ('status', None)), _connector='OR'), name='a_version_is_of_one_matter'),
        ),
    ]


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
        ('notices', '0002_letters_about_every_matter'),
        ('targets', '0003_parts_of_totals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='letter',
            name='one_letter_a_day',
        ),
        migrations.RemoveConstraint(
            model_name='letter',
            name='one_letter_waits_at_a_time',
        ),
        migrations.RemoveConstraint(
            model_name='letter',
            name='a_letter_is_about_one_matter',
        ),
        migrations.RemoveConstraint(
            model_name='notice',
            name='a_notice_is_about_one_matter',
        ),
        migrations.RemoveIndex(
            model_name='notice',
            name='notices_without_letter',
        ),
        migrations.AddField(
            model_name='letter',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.casepaper'),
        ),
        migrations.AddField(
            model_name='letter',
            name='followup',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followup.round'),
        ),
        migrations.AddField(
            model_name='letter',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting'),
        ),
        migrations.AddField(
            model_name='notice',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cases.casepaper'),
        ),
        migrations.AddField(
            model_name='notice',
            name='followup',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='followup.round'),
        ),
        migrations.AddField(
            model_name='notice',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='meetings.meeting'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('letter', None)), fields=['recipient', 'plan', 'agreement', 'status', 'followup', 'meeting', 'case'], name='notices_without_letter'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('sent_on__isnull', False)), fields=('recipient', 'plan', 'agreement', 'status', 'followup', 'meeting', 'case', 'sent_on'), name='one_letter_a_day', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('sent_at', None)), fields=('recipient', 'plan', 'agreement', 'status', 'followup', 'meeting', 'case'), name='one_letter_waits_at_a_time', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting', None), ('plan__isnull', False), ('status', None)), models.Q(('agreement__isnull', False), ('case', None), ('followup', None), ('meeting', None), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting', None), ('plan', None), ('status__isnull', False)), models.Q(('agreement', None), ('case', None), ('followup__isnull', False), ('meeting', None), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting__isnull', False), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case__isnull', False), ('followup', None), ('meeting', None), ('plan', None), ('status', None)), _connector='OR'), name='a_letter_is_about_one_matter'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting', None), ('plan__isnull', False), ('status', None)), models.Q(('agreement__isnull', False), ('case', None), ('followup', None), ('meeting', None), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting', None), ('plan', None), ('status__isnull', False)), models.Q(('agreement', None), ('case', None), ('followup__isnull', False), ('meeting', None), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case', None), ('followup', None), ('meeting__isnull', False), ('plan', None), ('status', None)), models.Q(('agreement', None), ('case__isnull', False), ('followup', None), ('meeting', None), ('plan', None), ('status', None)), _connector='OR'), name='a_notice_is_about_one_matter'),
        ),
    ]


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0006_results_can_only_grow'),
        ('agreements', '0008_no_other_purpose'),
        ('notices', '0001_initial'),
        ('targets', '0002_what_can_only_grow'),
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
        migrations.RemoveIndex(
            model_name='notice',
            name='notices_without_letter',
        ),
        migrations.AddField(
            model_name='letter',
            name='agreement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='letter',
            name='status',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='targets.targetstatus'),
        ),
        migrations.AddField(
            model_name='notice',
            name='agreement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='notice',
            name='status',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='targets.targetstatus'),
        ),
        migrations.AlterField(
            model_name='letter',
            name='plan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.plan'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='plan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='activities.plan'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('letter', None)), fields=['recipient', 'plan', 'agreement', 'status'], name='notices_without_letter'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('sent_on__isnull', False)), fields=('recipient', 'plan', 'agreement', 'status', 'sent_on'), name='one_letter_a_day', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('sent_at', None)), fields=('recipient', 'plan', 'agreement', 'status'), name='one_letter_waits_at_a_time', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('plan__isnull', False), ('status', None)), models.Q(('agreement__isnull', False), ('plan', None), ('status', None)), models.Q(('agreement', None), ('plan', None), ('status__isnull', False)), _connector='OR'), name='a_letter_is_about_one_matter'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('plan__isnull', False), ('status', None)), models.Q(('agreement__isnull', False), ('plan', None), ('status', None)), models.Q(('agreement', None), ('plan', None), ('status__isnull', False)), _connector='OR'), name='a_notice_is_about_one_matter'),
        ),
    ]

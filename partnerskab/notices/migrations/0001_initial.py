
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0003_history_can_only_grow'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(verbose_name='lavet')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sendt')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sendt den')),
                ('dropped_at', models.DateTimeField(blank=True, null=True, verbose_name='opgivet')),
                ('tries', models.PositiveIntegerField(default=0, verbose_name='mislykkede forsøg')),
                ('try_after', models.DateTimeField(blank=True, null=True, verbose_name='prøves igen efter')),
                ('last_error', models.TextField(blank=True, verbose_name='seneste fejl')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.plan')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mail med nyheder',
                'verbose_name_plural': 'mails med nyheder',
                'ordering': ['made_at'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='tekst')),
                ('link', models.CharField(max_length=500, verbose_name='link')),
                ('happened_at', models.DateTimeField(verbose_name='sket')),
                ('key', models.CharField(max_length=200, verbose_name='nøgle')),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='notices.letter')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='activities.plan')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'nyhed',
                'verbose_name_plural': 'nyheder',
                'ordering': ['happened_at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(fields=('recipient', 'plan', 'sent_on'), name='one_letter_a_day'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('sent_at', None)), fields=('recipient', 'plan'), name='one_letter_waits_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('letter', None)), fields=['recipient', 'plan'], name='notices_without_letter'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('recipient', 'key'), name='nobody_is_told_twice'),
        ),
    ]


import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0002_initial'),
        ('agreements', '0002_route_rules_and_deputies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='nummer')),
                ('content', models.BinaryField(verbose_name='indhold')),
                ('content_sha256', models.CharField(max_length=64, verbose_name='fingeraftryk')),
                ('previous_sha256', models.CharField(blank=True, max_length=64, verbose_name='forrige versions fingeraftryk')),
                ('message', models.TextField(blank=True, verbose_name='besked')),
                ('explanations', models.JSONField(default=list, verbose_name='forklaringer')),
                ('submitted_at', models.DateTimeField(verbose_name='indsendt')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='activities.plan')),
                ('since', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='revisions.revision')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'version',
                'verbose_name_plural': 'versioner',
                'ordering': ['plan', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fate', models.CharField(choices=[('approved', 'Godkendt'), ('sent_back', 'Sendt tilbage')], max_length=10, verbose_name='udfald')),
                ('decided_on', models.DateField(verbose_name='besluttet')),
                ('reached_at', models.DateTimeField(verbose_name='nået')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='revisions.revision')),
            ],
            options={
                'verbose_name': 'udfald',
                'verbose_name_plural': 'udfald',
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.PositiveSmallIntegerField(verbose_name='trin')),
                ('body', models.CharField(max_length=120, verbose_name='organ')),
                ('held_on', models.DateField(verbose_name='dato')),
                ('present', models.JSONField(default=list, verbose_name='til stede')),
                ('reference', models.CharField(blank=True, max_length=200, verbose_name='referat eller sagsnummer')),
                ('recorded_at', models.DateTimeField(verbose_name='noteret')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='revisions.revision')),
            ],
            options={
                'verbose_name': 'møde',
                'verbose_name_plural': 'møder',
                'ordering': ['recorded_at'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('content_sha256', models.CharField(max_length=64, verbose_name='fingeraftryk')),
                ('step', models.PositiveSmallIntegerField(verbose_name='trin')),
                ('party_name', models.CharField(blank=True, max_length=200, verbose_name='part')),
                ('kind', models.CharField(choices=[('approved', 'Godkendt'), ('sent_back', 'Sendt tilbage'), ('noted', 'Orienteret')], max_length=10, verbose_name='beslutning')),
                ('comment', models.TextField(blank=True, verbose_name='kommentar')),
                ('remarks', models.JSONField(default=list, verbose_name='kommentarer til aktiviteter')),
                ('as_deputy', models.BooleanField(default=False, verbose_name='som stedfortræder')),
                ('decided_on', models.DateField(verbose_name='besluttet')),
                ('recorded_at', models.DateTimeField(verbose_name='noteret')),
                ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='revisions.meeting')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='revisions.revision')),
            ],
            options={
                'verbose_name': 'beslutning',
                'verbose_name_plural': 'beslutninger',
                'ordering': ['recorded_at'],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField(blank=True, verbose_name='begrundelse')),
                ('withdrawn_at', models.DateTimeField(verbose_name='trukket tilbage')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='revisions.revision')),
                ('withdrawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tilbagetrækning',
                'verbose_name_plural': 'tilbagetrækninger',
            },
        ),
        migrations.CreateModel(
            name='ChainLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveBigIntegerField(verbose_name='plads')),
                ('kind', models.CharField(max_length=60, verbose_name='art')),
                ('row', models.UUIDField(verbose_name='række')),
                ('digest', models.CharField(max_length=64, verbose_name='rækkens sha256')),
                ('previous', models.CharField(blank=True, max_length=64, verbose_name='forrige segl')),
                ('seal', models.CharField(max_length=64, verbose_name='segl')),
                ('sealed_at', models.DateTimeField(verbose_name='forseglet')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chain', to='agreements.partnership')),
            ],
            options={
                'verbose_name': 'led i kæden',
                'verbose_name_plural': 'led i kæden',
                'ordering': ['partnership', 'place'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'place'), name='one_link_per_place'), models.UniqueConstraint(fields=('row',), name='one_link_per_row')],
            },
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='one_version_per_number'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('party__isnull', False)), fields=('revision', 'step', 'party'), name='one_answer_per_party'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('party__isnull', True)), fields=('revision', 'step'), name='one_word_per_body'),
        ),
    ]

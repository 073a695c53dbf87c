# SPDX-License-Identifier: MPL-2.0
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_papers_can_only_grow'),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='stands',
            field=models.TextField(verbose_name='siger'),
        ),
    ]


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('revisions', '0004_versions_of_the_year'),
    ]

    operations = [
        migrations.AlterField(
            model_name='outcome',
            name='fate',
            field=models.CharField(choices=[('approved', 'Godkendt'), ('noted', 'Taget til efterretning'), ('sent_back', 'Sendt tilbage')], max_length=10, verbose_name='udfald'),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """The day that is kept is the last one of the cooling-off; the method tells of help, the assessment its total."""

    dependencies = [
        ('cases', '0009_reference_without_prefix'),
    ]

    operations = [
        migrations.RemoveIndex('fixedofferacceptance', 'fixedoffer_by_end'),
        migrations.RenameField('fixedofferacceptance', 'concludes_on', 'can_change_until'),
        migrations.AlterField(
            model_name='fixedofferacceptance',
            name='can_change_until',
            field=models.DateField(verbose_name='last day of the cooling-off'),
        ),
        migrations.AddField(
            model_name='fixedofferacceptance',
            name='method',
            field=models.CharField(choices=[('online', 'Online'), ('assisted', 'Online, with help'), ('postal', 'By post'), ('in_court', 'In court')], db_default='online', default='online', max_length=20),
        ),
        migrations.AddField(
            model_name='fixedofferassessment',
            name='total',
            field=models.DecimalField(decimal_places=2, max_digits=16, null=True),
        ),
        migrations.AddIndex(
            model_name='fixedofferacceptance',
            index=models.Index(fields=['can_change_until'], name='fixedoffer_by_end'),
        ),
    ]

import django.utils.timezone
from django.db import migrations, models

STATUSES = [
    ('created', 'Being sent'),
    ('handed_over', 'Handed over'),
    ('delivered', 'Delivered'),
    ('failed', 'Did not arrive'),
    ('failed_for_now', 'Not sent yet, being tried again'),
]
AUDIENCES = [('defendant', 'Defendant'), ('prosecutor', 'Prosecutor'), ('court', 'Court'), ('service', 'Service staff')]

FORWARD = """
UPDATE notifications_message SET status = CASE status WHEN 'sent' THEN 'handed_over' WHEN 'sending' THEN 'created'
    ELSE status END, reason = CASE status WHEN 'failed' THEN 'the mail server refused the address' ELSE '' END,
    status_at = coalesce(handed_over_at, created_at),
    audience = CASE template WHEN 'plea_received' THEN 'defendant' ELSE 'prosecutor' END;
UPDATE notifications_message m SET defendant_id =
    (SELECT e.defendant_id FROM audit_event e JOIN audit_effect f ON f.event_id = e.id WHERE f.id = m.id);
"""
BACK = "UPDATE notifications_message SET status = CASE WHEN handed_over_at IS NOT NULL THEN 'sent' WHEN status = 'failed' THEN 'failed' ELSE 'sending' END"


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0001_initial'),
        ('audit', '0001_initial'),
    ]

    operations = [
        migrations.RenameField('message', 'sent_at', 'handed_over_at'),
        migrations.AlterField('message', 'status', models.CharField(choices=STATUSES, default='created', max_length=20)),
        migrations.AlterField('message', 'address', models.CharField(max_length=254)),
        migrations.AddField('message', 'defendant_id', models.UUIDField(null=True)),
        migrations.AddField('message', 'audience', models.CharField(choices=AUDIENCES, default='defendant', max_length=10), preserve_default=False),
        migrations.AddField('message', 'html', models.TextField(default=''), preserve_default=False),
        migrations.AddField('message', 'status_at', models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField('message', 'reason', models.TextField(blank=True, default=''), preserve_default=False),
        migrations.AddField('message', 'history', models.JSONField(default=list)),
        migrations.AddField('message', 'gateway_id', models.CharField(blank=True, default='', max_length=255), preserve_default=False),
        migrations.AddField('message', 'check_at', models.DateTimeField(null=True)),
        migrations.RunSQL(FORWARD, BACK),
        migrations.AddIndex('message', models.Index(fields=['-created_at', '-id'], name='message_newest')),
        migrations.AddIndex('message', models.Index(condition=models.Q(('check_at__isnull', False)), fields=['check_at'], name='message_to_check')),
        migrations.AddConstraint('message', models.CheckConstraint(condition=models.Q(('status__in', ['handed_over', 'delivered']), _negated=True) | models.Q(('handed_over_at__isnull', False)), name='message_gone_has_time')),
        migrations.AddConstraint('message', models.CheckConstraint(condition=models.Q(('subject__regex', '[\r\n]'), _negated=True), name='message_subject_one_line')),
        migrations.AddConstraint('message', models.CheckConstraint(condition=models.Q(('status__in', ['failed', 'failed_for_now']), _negated=True) | models.Q(('reason', ''), _negated=True), name='message_failed_has_reason')),
    ]

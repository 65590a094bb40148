from django.db import migrations

import manfadh.kernel.search


class Migration(migrations.Migration):
    dependencies = [
        ("travellers", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="traveller",
            name="name_key",
            field=manfadh.kernel.search.KeyField(max_length=400, null=True),
        ),
        migrations.AlterField(
            model_name="traveller",
            name="sound_key",
            field=manfadh.kernel.search.KeyField(max_length=400, null=True),
        ),
    ]

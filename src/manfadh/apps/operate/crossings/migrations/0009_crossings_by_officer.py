from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crossings", "0008_paper_forms"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="crossing",
            index=models.Index(
                condition=models.Q(("officer_id__isnull", False)),
                fields=["officer_id", "crossed_at"],
                name="crossing_officer",
            ),
        ),
    ]

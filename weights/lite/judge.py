"""Judges a student by the true teacher: how much of VGG19's own gain does it bring?"""

import torch

from painting import Painting, paint
from pictures import load_picture


class Pair:
    """One content and style; `folder` keeps the teacher's own, costly run between calls."""

    def __init__(self, shared, names, size):
        self.name = "/".join(n.rsplit("/", 1)[1].rsplit(".", 1)[0] for n in names)
        self.content, self.style = (
            load_picture(shared / n, size).float()[None] / 255 for n in names
        )

    def teacher_run(self, teacher, options, folder):
        """(C, S) at each evaluation, and the final picture, of VGG19 itself."""
        run = f"{options['iterations']}-{options['style_weight']}"
        path = folder / f"{self.name.replace('/', '-')}-{self.content.shape[3]}-{run}.pt"
        if not path.exists():
            curve = []

            def watch(_count, _x, content, style):
                curve.append((content, style))

            judge = Painting(teacher, self.content, self.style)
            picture = paint(judge, self.content, **options, watch=watch)
            folder.mkdir(parents=True, exist_ok=True)
            torch.save({"curve": curve, "picture": picture}, path)
        return torch.load(path)


def judge_pair(teacher, student, pair, options, folder):
    """The teacher's residuals of the start and of both results, and their ratios."""
    reference = pair.teacher_run(teacher, options, folder)
    judge = Painting(teacher, pair.content, pair.style)
    painting = Painting(student, pair.content, pair.style)
    picture = paint(painting, pair.content, **options)
    rows = {"start": judge.measure(pair.content)}
    for name, result in (("vgg19", reference["picture"]), ("lite", picture)):
        rows[name] = judge.measure(result)
        rows[f"{name} clamped"] = judge.measure(result.clamp(0, 1))
    with torch.no_grad():
        layers = judge.residuals(picture)[1].tolist()
    return {
        "pair": pair.name,
        "rows": rows,
        "layers": layers,
        # Whether both networks mean the same by a residual, apart from where each one leads.
        "seen_by_lite": {
            "start": painting.measure(pair.content),
            "vgg19": painting.measure(reference["picture"]),
            "lite": painting.measure(picture),
        },
        "share": share(rows, ""),
        "clamped_share": share(rows, " clamped"),
        "content_ratio": rows["lite"][0] / rows["vgg19"][0],
        "clamped_content_ratio": rows["lite clamped"][0] / rows["vgg19 clamped"][0],
        "equivalent": equivalent_iterations(
            reference["curve"], rows["lite"], options["style_weight"]
        ),
        "picture": picture,
        "reference": reference["picture"],
    }


def share(rows, kind):
    """The student's gain in S as a part of the teacher's."""
    start = rows["start"][1]
    return (start - rows[f"lite{kind}"][1]) / (start - rows[f"vgg19{kind}"][1])


def equivalent_iterations(curve, reached, style_weight):
    """The first evaluation at which the teacher's own run is at least as good by its total loss."""
    goal = reached[0] + style_weight * reached[1]
    for count, (content, style) in enumerate(curve):
        if content + style_weight * style <= goal:
            return count
    return len(curve)

"""The `quiz` command. Each command is a few lines over a service; what it needs is imported when it runs."""

import sys
from collections import Counter
from pathlib import Path

import click

from quiz.errors import QuizError

CONFIG_ERROR = 78  # EX_CONFIG of sysexits: the set-up is wrong, trying again does not help
File = click.Path(exists=True, dir_okay=False, path_type=Path)


class Commands(click.Group):
    """Says what went wrong in plain lines on standard error, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        from sqlalchemy.exc import DatabaseError

        from quiz.config import BadSettings
        from quiz.opening import NotReady
        from quiz.wire.server import CannotServe

        try:
            return super().invoke(ctx)
        except (BadSettings, CannotServe, NotReady) as error:
            click.echo(str(error), err=True)
            ctx.exit(CONFIG_ERROR)
        except QuizError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except DatabaseError as error:
            click.echo(
                f"The database cannot be used ({error.orig}). Is its address right, and has it been made "
                "(`quiz db upgrade`)?",
                err=True,
            )
            ctx.exit(CONFIG_ERROR)
        except OSError as error:
            click.echo(f"{error.filename or 'A file'}: {error.strerror}.", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Marquee: film trivia that you host yourself."""


@main.command()
def serve() -> None:
    """Serve the site (QUIZ_HOST, QUIZ_PORT or PORT say where)."""
    from quiz.config import Config
    from quiz.serving import serve_site

    serve_site(Config.from_env(), say=lambda line: click.echo(line))


@main.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version of Marquee."""
    from quiz.config import Config
    from quiz.db import open_database
    from quiz.migrate import upgrade

    config = Config.from_env()
    config.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    changed = upgrade(open_database(config.database_url))
    click.echo("The database is at this version now." if changed else "Nothing to do.")


@main.group()
def facts() -> None:
    """A film's facts file."""


@facts.command("check")
@click.argument("path", metavar="FACTS", type=File)
@click.option(
    "--article", type=File, help="The article, to prove every place and piece of evidence."
)
def facts_check(path: Path, article: Path | None) -> None:
    """Prove a facts file; exit code 1 with one line per problem."""
    from quiz.films.article import read_article
    from quiz.films.check import check

    text = read_article(article.read_bytes(), str(article)).text if article else None
    report = check(path.read_bytes(), text)
    for sentence, count in report.coverage:
        click.echo(f"{sentence:<6} {count:>3} {'fact' if count == 1 else 'facts'}")
    for problem in (*report.problems, *report.gaps):
        click.echo(f"{path}: {problem}", err=True)
    if not report.ok:
        sys.exit(1)
    found = report.facts
    if found is not None:
        against = (
            "every span proved against the article" if article else "spans not proved: no --article"
        )
        click.echo(
            f"{path}: {len(found.facts)} facts, {len(found.events)} events, "
            f"{len(found.entities)} entities; {against}."
        )


@facts.command("draft")
@click.argument("article", type=File)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def facts_draft(article: Path, out: Path) -> None:
    """Write a draft facts file from a film's article."""
    from quiz.films.article import read_article
    from quiz.films.draft import counts, draft
    from quiz.films.reading import to_json

    drafted = draft(read_article(article.read_bytes(), str(article)))
    write_whole(out, to_json(drafted))
    told = counts(drafted)
    for name, auto, review in told.relations:
        click.echo(f"  {name:<22} {auto:>3} auto {review:>3} review")
    click.echo(
        f"{out}: {told.auto} facts auto, {told.review} for review, {told.duplicate} said twice; "
        f"{told.events} events for review, {told.entities} entities."
    )
    click.echo(
        "Questions are made of the auto facts. Read the others and set their tier to reviewed."
    )


@main.command()
@click.argument("path", metavar="FACTS", type=File)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def generate(path: Path, out: Path) -> None:
    """Make a bank of questions from a facts file."""
    from quiz.films.reading import read
    from quiz.questions.bankfile import encoded
    from quiz.questions.generate import generate as generated
    from quiz.questions.report import lines

    known = read(path)
    bank = generated(known)
    write_whole(out, encoded(bank))
    for line in lines(bank, known):
        click.echo(line)


@main.command()
@click.argument("path", metavar="BANK", type=File)
@click.option(
    "--facts", "facts_path", type=File, help="The film's facts, to prove every question anew."
)
def lint(path: Path, facts_path: Path | None) -> None:
    """Look for flaws in a bank file; one line each, exit code 1 if there are any."""
    from quiz.films.reading import read as read_facts
    from quiz.questions.bankfile import read
    from quiz.questions.lint import lint as findings_of

    bank = read(path.read_bytes(), str(path))
    findings = findings_of(bank, read_facts(facts_path) if facts_path else None)
    for finding in findings:
        click.echo(str(finding))
    by_criterion = Counter(finding.criterion for finding in findings)
    told = ", ".join(
        f"{number} of {criterion}" for criterion, number in sorted(by_criterion.items())
    )
    click.echo(
        f"{len(bank.questions)} questions, {len(findings)} findings{f' ({told})' if told else ''}."
    )
    sys.exit(1 if findings else 0)


@main.command()
@click.argument("path", metavar="FACTS", type=File)
def load(path: Path) -> None:
    """Put a film on: make its questions and load them into the bank."""
    from quiz.config import Config
    from quiz.films.reading import read
    from quiz.opening import open_house, show_film

    read(path)  # a file that cannot be used is refused before anything is touched
    open_house(Config.from_env(), click.echo)
    show_film(path, click.echo)


@main.command()
def verify() -> None:
    """Compute every total and board from the answers again and name the first difference."""
    from quiz.config import Config
    from quiz.db import open_database, reading
    from quiz.solo.verify import first_difference

    open_database(Config.from_env().database_url)
    with reading() as session:
        difference = first_difference(session)
    if difference is not None:
        click.echo(difference, err=True)
        sys.exit(1)
    click.echo("Every total and every board is what the answers give.")


@main.command()
def tidy() -> None:
    """Delete what may not be kept any longer; a running server does this by itself."""
    from quiz.config import Config
    from quiz.db import open_database
    from quiz.serving import tidy as tidied

    open_database(Config.from_env().database_url)
    for what, number in tidied().items():
        click.echo(f"{what}: {number} deleted")


@main.command("admin-link")
def admin_link() -> None:
    """Print a one-time link that makes the first admin."""
    from quiz.config import Config
    from quiz.db import open_database
    from quiz.serving import first_admin_address

    config = Config.from_env()
    open_database(config.database_url)
    address = first_admin_address(config.public_url or f"http://{config.host}:{config.port}")
    click.echo(address or "There is an admin already: ask them for a reset link.")
    if address:
        click.echo(
            "It replaces earlier links. If the site has another address or port, put that in front."
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never seen half-written."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise QuizError(f"{path}: cannot be written ({error.strerror}).") from None


if __name__ == "__main__":
    main()

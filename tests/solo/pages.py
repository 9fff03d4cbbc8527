"""Reading a page's form the way a browser without scripts does."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The controls of one form: names with every value that they can send, and what is set already."""

    def __init__(self, page: str, form_id: str) -> None:
        super().__init__()
        self.action = ""
        self.can: dict[str, set[str]] = {}
        self.is_set: dict[str, list[str]] = {}
        self._wanted = form_id
        self._inside = False
        self._select: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag == "form":
            self._inside = has.get("id") == self._wanted
            self.action = has.get("action") or "" if self._inside else self.action
        if not self._inside:
            return
        name, value = has.get("name"), has.get("value") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self._option = has
        elif tag in ("input", "button") and name:
            self.can.setdefault(name, set()).add(value)
            if has.get("type") == "hidden" or "checked" in has or "maxlength" in has:
                self.is_set.setdefault(name, []).append(value)

    def handle_data(self, text: str) -> None:
        if self._select and getattr(self, "_option", None) is not None:
            value = self._option.get("value")
            value = text if value is None else value
            self.can.setdefault(self._select, set()).add(value)
            if "selected" in self._option:
                self.is_set.setdefault(self._select, []).append(value)
            self._option = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        if tag == "form":
            self._inside = False

    def takes(self, name: str, value: str) -> bool:
        """Whether a person can send this value; anything can be typed into a text field."""
        return value in self.can.get(name, ()) or name == "text" == next(
            (n for n in self.can if n == name), None
        )

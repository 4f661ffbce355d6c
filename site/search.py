"""The index that the search box reads: one script, loaded when the box is first used."""

import json


class SearchIndex:
    def __init__(self):
        self.entries = []

    def add(self, title, page, kind, words):
        """`kind` is shown beside the title: rule, client, error, docs, page."""
        self.entries.append([title, page, kind, words])

    def write(self, path):
        text = json.dumps(self.entries, ensure_ascii=False, separators=(",", ":"))
        path.write_text(f"window.searchIndex = {text};\n", encoding="utf-8")

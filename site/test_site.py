#!/usr/bin/env python3
"""What the checker must see, and how links and fragments are written."""

import base64
import tempfile
import unittest
import zlib
from pathlib import Path

from check import check
from page import Site, code, slug
from rules import fragment
from search import SearchIndex

PAGE = '<!doctype html><html lang="en"><head><title>{title}</title></head><body><h1 id="top">x</h1>{body}</body></html>'


class Checker(unittest.TestCase):
    def problems(self, body, index="[]"):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            (folder / "a.html").write_text(PAGE.format(title="a", body=body))
            (folder / "b.html").write_text(PAGE.format(title="b", body=""))
            (folder / "search-index.js").write_text(f"window.searchIndex = {index};\n")
            return check(folder)[2]

    def test_a_sound_page_passes(self):
        self.assertEqual(self.problems('<a href="b.html#top">b</a> <a href="#top">up</a> <a href="https://example.com/x">out</a>'), [])

    def test_what_is_broken_is_seen(self):
        for body, said in [
            ('<a href="c.html">c</a>', "no file behind c.html"),
            ('<a href="b.html#low">b</a>', "no anchor behind b.html#low"),
            ('<a href="#low">b</a>', "no anchor behind #low"),
            ('<img src="b.html">', "a picture without words"),
            ('<script src="https://example.com/x.js"></script>', "loads https://example.com/x.js from elsewhere"),
            ('<p id="top">x</p>', "the id top twice"),
            ('<p style="color: red">x</p>', "a style or script of its own"),
            ("<h1>y</h1>", "2 headings of the first level"),
            ("<ul><li>x</ul>", "closes ['li']"),
        ]:
            with self.subTest(body):
                self.assertTrue(any(said in problem for problem in self.problems(body)), self.problems(body))

    def test_a_search_entry_that_leads_nowhere_is_seen(self):
        self.assertEqual(len(self.problems("", '[["x","b.html#low","docs",""]]')), 1)


class Pages(unittest.TestCase):
    def site(self):
        site = Site(Path(__file__).parent.parent, Path("unused"), {"version": "0", "rules": [], "clients": []}, SearchIndex())
        site.pages = {"rules/a.md": "rules/a.html", "docs/b.md": "docs/b.html"}
        return site

    def test_links_lead_to_pages_and_else_to_the_repository(self):
        link = self.site().link
        self.assertEqual(link("docs/b.md", "../rules/a.md#fix", "docs/b.html"), "../rules/a.html#fix")
        self.assertEqual(link("README.md", "docs/b.md", "use.html"), "docs/b.html")
        self.assertEqual(link("README.md", "LICENSE", "use.html"), "https://github.com/mcplint/mcplint/blob/main/LICENSE")
        with self.assertRaises(SystemExit):
            link("README.md", "docs/none.md", "use.html")

    def test_anchors_are_those_of_github(self):
        seen = {}
        self.assertEqual([slug(text, seen) for text in ("What `--fix` does, in short", "Use", "Use")],
                         ["what---fix-does-in-short", "use", "use-1"])

    def test_lines_of_a_diff_are_marked(self):
        self.assertEqual(code("-a\n+<b>\n c", "diff"), '<span class="removed">-a</span>\n<span class="added">+&lt;b&gt;</span>\n c')

    def test_a_fragment_holds_client_path_and_text(self):
        head, packed = fragment('{"ü": 1}', "cursor", "", "C:/a b").replace("&amp;", "&").split("z=")
        self.assertEqual(head, "client=cursor&path=C%3A/a%20b&")
        text = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), -15)
        self.assertEqual(text.decode(), '{"ü": 1}')


if __name__ == "__main__":
    unittest.main()

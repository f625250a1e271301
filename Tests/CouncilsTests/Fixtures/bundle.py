#!/usr/bin/env python3
"""Writes bundle.txt beside it: one small year, with digests worked out from the page "Digests" alone.

It shares nothing with the program. Points, ranks and classes below were worked out by hand.
"""
import hashlib
import pathlib


def field(value):
    if value is None:
        return b"-"
    octets = str(value).encode("utf-8")
    return str(len(octets)).encode("ascii") + b":" + octets


def digest(*values):
    return hashlib.sha256(b"".join(field(value) for value in values)).hexdigest()


def escaped(value):
    if value is None:
        return "\\N"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


rows = [["thidua-bundle", 1]]
rows.append(["closing", "tinh-mau", "cum-1", 2025, "year_end", 1, "2026-01-31T10:00:00Z"])
rows.append(["names", "Tỉnh mẫu", "Cụm 1"])
rules = ["90.00", "80.00", "65.00", "40.00", "key_group_points,fewer_deductions,more_bonus,cluster_ballot", "first", 2, None]
rows.append(["rules"] + rules)

# Halves weigh 1 and 2. Group A: A1 given, A2 done or not. Group B: B1 by rungs, B2 by share. Outside: T and P.
terms = ["100.00", "5.00", "halves", 1, 2, "120.00"]
groups = [["A", "60.00"], ["B", "40.00"], ["N", "0.00"]]
criteria = [
    ["A1", 1, "Phong trào thi đua", "manual", "40.00", "0.50", "3.00", "true", None, None],
    ["A2", 1, "Ký giao ước\tđúng hạn", "boolean", "20.00", "20.00", "0.00", "false", None, None],
    ["B1", 2, "Chỉ tiêu chính", "ladder", "20.00", "1.00", "0.00", "false", "<50: 0 | 50..<90: 10 | >=90: 20", None],
    ["B2", 2, "Thu ngân sách", "proportional", "20.00", "0.01", "0.00", "false", None, "Sở Tài chính"],
    ["T", 3, "Sáng kiến", "bonus", "4.00", "1.00", "0.00", "false", None, None],
    ["P", 3, "Vi phạm", "deduction", "10.00", "1.00", "0.00", "false", None, None],
]
set_digest = digest(*terms, *sum(groups, []), *sum(criteria, []))
rows.append(["set", "main", "bang-diem", 3] + terms + [set_digest])
rows += [["group", "main"] + group for group in groups]
rows += [["criterion", "main", no] + criterion for no, criterion in enumerate(criteria, 1)]

N = [None] * 4


def given(points, bonus="0.00", fact=None, reason=None):
    return [points, bonus, fact, reason]


def same(figure):
    """All four figures confirm one another; none needs a reason."""
    return figure * 4


def lines_of(first, second):
    return [(1, no, figures) for no, figures in first] + [(2, no, figures) for no, figures in second]


cards = {
    # A1: (39 + 2*40)/3 = 39.67, bonus (1 + 2*2)/3 = 1.67; A2: 20; B1: (10 + 2*20)/3 = 16.67; B2: (24 + 2*20)/3 = 21.33
    # T: 2*4/3 = 2.67, with the second half alone. Base 97.67, bonus 1.67 + 2.67 = 4.34, deduction 2.00 by a finding, total 100.01.
    "xa-an": dict(
        name="Xã An", figure=["decided", "97.67", "4.34", "2.00", "100.01"], votes=None,
        lines=lines_of(
            [(1, given("40.00") + N + N + given("39.00", "1.00", None, "Thiếu minh chứng")),
             (2, same(given("20.00", fact="yes"))), (3, same(given("10.00", fact="50"))),
             (4, same(given("24.00", fact="130/100")))],
            [(1, same(given("40.00", "2.00"))), (2, same(given("20.00", fact="yes"))),
             (3, same(given("20.00", fact="90/100"))), (4, same(given("20.00", fact="7/7"))),
             (5, N + N + N + given("4.00", "0.00", None, "Sáng kiến cấp tỉnh"))]),
        findings=[[7, "press", "deduct", "2.00", "false"], [9, "tax", "deduct", "5.00", "true"]]),
    # A1: 30; A2: (0 + 2*20)/3 = 13.33; B1: 20; B2: 20. Base 83.33, nothing else.
    "xa-binh": dict(
        name="Xã Bình", figure=["decided", "83.33", "0.00", "0.00", "83.33"], votes=2,
        lines=lines_of(
            [(1, same(given("30.00"))), (2, same(given("0.00", fact="no"))), (3, same(given("20.00", fact="99.5"))),
             (4, same(given("20.00", fact="3.5/3.5")))],
            [(1, same(given("30.00"))), (2, same(given("20.00", fact="yes"))), (3, same(given("20.00", fact="100"))),
             (4, same(given("20.00", fact="1/1")))]),
        findings=[]),
    # The same total from other points: A1: (19.50 + 60)/3 = 26.50; A2: 20; B1: 20; B2: (10.50 + 40)/3 = 16.83. Base 83.33.
    "xa-chau": dict(
        name="Xã Châu", figure=["decided", "83.33", "0.00", "0.00", "83.33"], votes=5,
        lines=lines_of(
            [(1, same(given("19.50"))), (2, same(given("20.00", fact="yes"))), (3, same(given("20.00", fact="95"))),
             (4, same(given("10.50", fact="10.5/20")))],
            [(1, same(given("30.00"))), (2, same(given("20.00", fact="yes"))), (3, same(given("20.00", fact="95"))),
             (4, same(given("20.00", fact="20/20")))]),
        findings=[[12, "inspection", "disqualify", None, "false"]]),
}
inputs = ["tinh-mau", "cum-1", 2025, "year_end"] + rules[:8] + [set_digest, None]
for unit, card in cards.items():
    texts = [[no, half] + figures for half, no, figures in card["lines"]]
    card["digest"] = digest(*sum(texts, []), *sum(card["findings"], []))
    rows.append(["card", unit, card["name"], "decided"] + card["figure"] + [card["digest"], card["votes"]])
    for half, no, figures in card["lines"]:
        rows.append(["line", unit, "main", half, no] + figures + [digest(no, half, *figures)[:16]])
    rows += [["finding", unit] + finding for finding in card["findings"]]
    inputs += [unit] + card["figure"] + [card["digest"], card["votes"]]

# Three members, of whom 40 % may be excellent: one. In group A xa-binh has 30 + 13.33 and xa-chau 26.50 + 20.
standings = [
    ["xa-an", 1, "false", "excellent", "false", "97.67", "4.34", "2.00", "100.01", None, None],
    ["xa-binh", 3, "false", "good", "false", "83.33", "0.00", "0.00", "83.33", "43.33,0.00,0.00,2", None],
    ["xa-chau", 2, "false", "good", "false", "83.33", "0.00", "0.00", "83.33", "46.50,0.00,0.00,5", "disqualified"],
]
# xa-chau is barred, so xa-binh has the first certificate and nobody the second.
slots = [["flag", 1, "xa-an"], ["certificate", 1, "xa-binh"], ["certificate", 2, None]]
rows += [["standing"] + standing for standing in standings]
rows += [["slot"] + slot for slot in slots]
rows.append(["digest", "inputs", digest(*inputs)])
rows.append(["digest", "standings", digest(*sum(standings, []), *[slot[2] for slot in slots])])
rows.append(["end", len(rows)])

text = "".join("\t".join(escaped(value) for value in row) + "\n" for row in rows)
pathlib.Path(__file__).with_name("bundle.txt").write_bytes(text.encode("utf-8"))

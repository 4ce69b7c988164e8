"""The rubric job with Python's standard library: json, re, multiprocessing and sqlite3.

usage: python.py PATTERNS FILE PROCESSES DATABASE

Writes a row for each conversation (id, agent, and for each criterion the turns in which it is found) to DATABASE, which
must not be there yet, and prints `criterion turns` for all of them. PATTERNS is what patterns.sh wrote for python.
"""

import json
import multiprocessing
import re
import sqlite3
import sys


def load(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [(criterion, role, re.compile(pattern, re.IGNORECASE)) for criterion, role, pattern in rows]


def start(path):
    global criteria
    criteria = load(path)


def count(line):
    conversation = json.loads(line)
    texts = {"agent": [], "customer": []}
    for turn in conversation["turns"]:
        texts[turn["role"]].append(turn["text"])
    found = [sum(1 for text in texts[role] if pattern.search(text)) for _, role, pattern in criteria]
    return [conversation["id"], conversation["agent"]["id"], *found]


def main(patterns, path, processes, database):
    names = [criterion for criterion, _, _ in load(patterns)]
    totals = [0] * len(names)
    connection = sqlite3.connect(database)
    columns = ", ".join(f'"{name}" INTEGER' for name in names)
    connection.execute(f"CREATE TABLE conversation (id TEXT, agent TEXT, {columns})")
    insert = f"INSERT INTO conversation VALUES ({', '.join('?' * (len(names) + 2))})"
    with open(path, encoding="utf-8") as file, multiprocessing.Pool(int(processes), start, [patterns]) as pool:
        for row in pool.imap(count, file, chunksize=64):
            connection.execute(insert, row)
            totals = [total + turns for total, turns in zip(totals, row[2:])]
    connection.commit()
    for name, total in zip(names, totals):
        print(name, total)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: python.py PATTERNS FILE PROCESSES DATABASE")
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Scores each part of gold/dev with the weights of the fold that left it out, and says how far confidences can be believed.

usage: left_out.py CONCORD SHARED FOLDS OUT

FOLDS  weights by part, as fit.py writes them. Prints `name<TAB>value`: the figures of accept/score_gold.py as it adds them up, and
calibration     expected calibration error of the confidences of all rows over ten bins of equal size (right = folded equal, or both empty)
omission_gap    how far the mean confidence of "not rendered" is from the share that is right
"""
import collections, os, re, subprocess, sys

def figures(concord, shared, folds, out):
    sys.path.insert(0, f'{shared}/accept')
    from score_terms import fold, han, rows
    means, pooled, told = collections.defaultdict(list), [0] * 6, []
    for part in [row['part'] for row in rows(f'{shared}/gold/dev/parts.tsv')]:
        text = subprocess.run([sys.executable, f'{shared}/accept/score_gold.py', f'{shared}/gold/dev', concord, out, '--only', part, '--',
                               '--weights', f'{folds}/{part}'], capture_output=True, text=True, check=True).stdout
        for line in text.splitlines():
            name, _, value = line.partition('\t')
            counts = re.search(r'\((\d+) right, (\d+) wrong, (\d+) missed\)', value)
            if counts:
                at = 0 if name == 'folded_f1' else 3
                for k in range(3): pooled[at + k] += int(counts[k + 1])
            elif value and value != 'nan': means[name].append((part, float(value)))
        told += confidences(f'{out}/{part}/c.tsv', f'{shared}/gold/dev/gold/occurrences_{part}.tsv', fold, han, rows)
    for name, values in means.items():
        # Where a part has no segments, the scorer says 0 of none.
        own = [v for p, v in values if name != 'segments' or os.path.exists(f'{shared}/gold/dev/gold/segments_{p}.tsv')]
        yield name, sum(own) / len(own)
    f1 = lambda right, wrong, missed: 2 * right / max(1, 2 * right + wrong + missed)
    yield 'folded_f1', f1(*pooled[:3])
    yield 'omission_f1', f1(*pooled[3:])
    yield 'calibration', calibration(told)
    empty = [(c, right) for c, right, rendering in told if not rendering]
    yield 'omission_gap', abs(sum(c for c, _ in empty) - sum(r for _, r in empty)) / max(1, len(empty))

def confidences(found, gold, fold, han, rows):
    """(confidence, whether right, rendering) of each row; rows of a term and document are matched with the answers as multisets."""
    wanted = collections.defaultdict(collections.Counter)
    for row in rows(gold): wanted[han(row['zh_term']), row['file']][fold(row['en_surface'])] += 1
    told = []
    # The surest first, so that of two equal rows the surer one is the one that is right.
    for row in sorted(rows(found), key=lambda r: -float(r['confidence'])):
        key = han(row['term']), os.path.basename(row['target_document'])[:3]
        if key not in wanted: continue
        text = fold(row['rendering'])
        right = wanted[key][text] > 0
        if right: wanted[key][text] -= 1
        told.append((float(row['confidence']), right, row['rendering']))
    return told

def calibration(told):
    told = sorted(told, key=lambda row: row[0])
    error = 0.0
    for k in range(10):
        bin = told[k * len(told) // 10:(k + 1) * len(told) // 10]
        if bin: error += abs(sum(c for c, _, _ in bin) - sum(r for _, r, _ in bin)) / len(told)
    return error

if __name__ == '__main__':
    if len(sys.argv) != 5: sys.exit(__doc__)
    for name, value in figures(*sys.argv[1:]): print(f'{name}\t{value:.3f}')

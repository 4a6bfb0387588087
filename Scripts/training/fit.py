#!/usr/bin/env python3
"""Fits all weights and writes them with a signature of what they were fitted to; Scripts/train calls it.

usage: fit.py CONCORD SHARED CORPORA WORK -o FILE [--folds DIR] [--table]

CORPORA  what material.py made        WORK  a folder for what is looked at
--folds  writes DIR/PART, the weights fitted without each part of gold/dev, and DIR/samples, without the sample texts
--table  prints what each feature brings, on parts left out
"""
import argparse, os, subprocess, sys
for name in ('OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS'): os.environ[name] = '1'
import renderings

SIGNATURE = """concord-weights/1
# Made by Scripts/train. Fitted to:
# - gold/dev: answers made by hand in six fields (without its part hkma), and occurrences-dev: those of the sample texts
# - articles of law of Taiwan (mojLawSplitJSON, official texts of law), labelled with words of CC-CEDICT (CC BY-SA 4.0)
# - TICO-19 (CC0), labelled likewise
# Passages that share twelve characters in a row with a text that is measured were left out. The weights hold no words of these texts
# but the counts of the section `general`.
"""

def write(path, lines):
    with open(path, 'w', encoding='utf-8') as out: out.write(SIGNATURE + '\n'.join(lines) + '\n')

def ranking_start(lines):
    """The sections of renderings, and beside them those of terms that ship, which are replaced."""
    own = {line.split('\t')[0] for line in lines}
    return lines + [line for line in open(renderings.SHIPPED, encoding='utf-8').read().splitlines()
                    if '\t' in line and line.split('\t')[0] not in own]

def ranking(concord, shared, weights, left_out, table=False):
    """The lines of the models of terms, which look at texts with the weights of renderings."""
    found = weights + '.ranking'
    subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), 'ranking.py'), concord, shared, '--weights', weights, '-o', found]
                   + (['--leave-out', left_out] if left_out not in (None, 'samples') else []) + ['--table'] * table, check=True,
                   stdout=None if table else sys.stderr)
    return [line for line in open(found, encoding='utf-8').read().splitlines() if '\t' in line]

def main():
    a = argparse.ArgumentParser(usage=__doc__)
    for name in ('concord', 'shared', 'corpora', 'work'): a.add_argument(name)
    a.add_argument('-o', required=True)
    a.add_argument('--folds')
    a.add_argument('--table', action='store_true')
    a = a.parse_args()
    material = renderings.Material(a.concord, a.shared, a.corpora, a.work)
    print('part       rendering alone, share of rendered places whose likeliest span is right: left out; fitted')
    shipped, weights, _ = renderings.fit(material)
    for part in list(material.hand):
        lines, fold, _ = renderings.fit(material, part)
        print(f'{part:10} {renderings.accuracy(material.hand[part], fold):.3f} {renderings.accuracy(material.hand[part], weights):.3f}', flush=True)
        if a.folds:
            path = f'{a.folds}/{part}'
            write(path, ranking_start(lines))
            write(path, lines + ranking(a.concord, a.shared, path, part))
            os.remove(path + '.ranking')
    path = f'{a.work}/shipped'
    write(path, ranking_start(shipped))
    if a.table: renderings.table(material)
    sys.stdout.flush()
    write(a.o, shipped + ranking(a.concord, a.shared, path, None, a.table))

if __name__ == '__main__': main()

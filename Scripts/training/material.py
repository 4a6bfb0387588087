#!/usr/bin/env python3
"""Makes the labelled texts that the models of renderings are fitted to.

usage: material.py SHARED OUT

OUT/NAME/pairs.tsv   aligned passages; OUT/NAME/terms.tsv  terms with their known equivalents; OUT/NAME/silver.tsv  labelled
renderings (SHARED/accept/silver.py); OUT/NAME/hide-0.tsv, hide-1.tsv  halves of the terms, which the lexicon is to be without;
OUT/NAME/pairs-omitted.tsv, silver-omitted.tsv  the same with some renderings taken out of the translation: people leave terms
out too seldom to learn from them alone.

The terms are those of CC-CEDICT, the texts articles of law and TICO-19. What shares twelve characters in a row with a text
that is measured (gold/dev, gold/check, laws/silver-pairs) is left out.
"""
import collections, gzip, os, random, re, subprocess, sys, xml.etree.ElementTree as tree

SEED = 20
SHARED = 12
# Passages of each corpus: texts of many sizes, since counts say more in large ones.
LAWS = (150, 300, 600, 1200, 2400)
TICO = (150, 400, 800, 1600)
# Of which texts with omissions are made, and the share of renderings taken out; of a passage at most one is.
WITH_OMISSIONS = (300, 400, 600, 800, 1200, 1600)
OMITTED = .1
LAYOUT = re.compile(r'\s+|\\n')

def han(text): return re.sub(r'[^\u3400-\u9fff]', '', text)

def grams(text):
    text = han(text)
    return {text[i:i + SHARED] for i in range(len(text) - SHARED + 1)}

def measured(shared, simplified):
    """Runs of characters of the texts that are measured, folded as `simplified` does."""
    known = set()
    for folder in ('gold/dev/texts', 'gold/check'):
        for name in sorted(os.listdir(f'{shared}/{folder}')):
            if name.endswith(('.txt', '.tsv')):
                known |= grams(simplified(open(f'{shared}/{folder}/{name}', encoding='utf-8', errors='replace').read()))
    for line in open(f'{shared}/data/laws/silver-pairs.tsv', encoding='utf-8'):
        known |= grams(simplified(line.split('\t')[0]))
    return known

def dictionary(path):
    """Words of CC-CEDICT, traditional and simplified, with short definitions as equivalents."""
    for line in gzip.open(path, 'rt', encoding='utf-8'):
        m = re.match(r'(\S+) (\S+) \[[^]]*\] /(.*)/\s*$', line)
        if not m or not re.fullmatch(r'[\u3400-\u9fff]{2,}', m[2]): continue
        equivalents = []
        for part in re.split(r'[/;]', m[3]):
            if re.match(r'\s*(CL:|variant of|old variant|see |surname |used in|abbr\.|also |same as|\(?classifier)', part): continue
            part = re.sub(r'\([^)]*\)|\[[^]]*\]', '', part).strip()
            part = re.sub(r'^(to|a|an|the) ', '', part)
            if re.fullmatch(r"[A-Za-z][A-Za-z' -]*", part) and len(part.split()) <= 4 and len(part) > 2: equivalents.append(part)
        if equivalents: yield m[1], m[2], equivalents

def laws(path):
    with gzip.open(path, 'rt', encoding='utf-8', newline='\n') as table:
        for line in table:
            row = line.rstrip('\n').split('\t')
            if len(row) >= 4 and row[2].strip() and row[3].strip():
                yield LAYOUT.sub(' ', row[2]).strip(), LAYOUT.sub(' ', row[3]).strip()

def tico(path):
    for unit in tree.parse(path).getroot().iter('tu'):
        text = {}
        for variant in unit.iter('tuv'):
            language = variant.get('{http://www.w3.org/XML/1998/namespace}lang', '').lower()[:2]
            text[language] = LAYOUT.sub(' ', ''.join(variant.find('seg').itertext())).strip()
        if text.get('zh') and text.get('en'): yield text['zh'], text['en']

def write(shared, folder, pairs, entries, is_traditional, chance):
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/pairs.tsv', 'w', encoding='utf-8') as out:
        out.write('zh\ten\n')
        for zh, en in pairs: out.write(f'{zh}\t{en}\n')
    text = '\n'.join(zh for zh, _ in pairs)
    terms = {}
    for traditional, simplified, equivalents in entries:
        word = traditional if is_traditional else simplified
        # Words of two characters are so many that they would drown the others.
        if len(word) == 2 and chance.random() > .15: continue
        if word in text: terms.setdefault(word, []).extend(e for e in equivalents if e not in terms.get(word, []))
    with open(f'{folder}/terms.tsv', 'w', encoding='utf-8') as out:
        out.write('zh_term\ten_equivalents\n')
        for word, equivalents in sorted(terms.items()): out.write(f"{word}\t{' | '.join(equivalents)}\n")
    silver = subprocess.run([sys.executable, f'{shared}/accept/silver.py', f'{folder}/pairs.tsv', f'{folder}/terms.tsv'],
                            capture_output=True, text=True, check=True).stdout
    with open(f'{folder}/silver.tsv', 'w', encoding='utf-8') as out: out.write(silver)
    if len(pairs) in WITH_OMISSIONS: write_omissions(folder, pairs, [row.split('\t') for row in silver.splitlines()[1:]], random.Random(SEED))
    labelled = sorted({row.split('\t')[1] for row in silver.splitlines()[1:]})
    chance.shuffle(labelled)
    for k in (0, 1):
        with open(f'{folder}/hide-{k}.tsv', 'w', encoding='utf-8') as out:
            out.write('\n'.join(['zh_term'] + sorted(labelled[k::2])) + '\n')
    with open(f'{folder}/labelled.tsv', 'w', encoding='utf-8') as out:
        out.write('\n'.join(['zh_term'] + sorted(labelled)) + '\n')
    print(f'{folder}: {len(pairs)} passages, {len(terms)} terms, {len(silver.splitlines()) - 1} labels')

def write_omissions(folder, pairs, labels, chance):
    """Takes at most one labelled rendering out of a passage: replaced by a pronoun, deleted, or with the clause it stands in."""
    rows = collections.defaultdict(list)
    for row in labels: rows[int(row[0])].append(row)
    pairs, kept = [list(pair) for pair in pairs], []
    for line, own in rows.items():
        pair, unknown = pairs[line - 2], set()
        counts = collections.Counter(row[1] for row in own)
        for row in own:
            if counts[row[1]] > 1 or chance.random() > OMITTED: continue
            found = without(pair[1], row[3].split(' | ')[0], chance)
            if found is None: continue
            pair[1], gone = found
            row[3] = ''
            unknown = {other[1] for other in own if other is not row and other[3].split(' | ')[0].lower() in gone}
            break
        kept += [row for row in own if row[1] not in unknown]
    with open(f'{folder}/pairs-omitted.tsv', 'w', encoding='utf-8') as out:
        for zh, en in [('zh', 'en')] + pairs: out.write(f'{zh}\t{en}\n')
    with open(f'{folder}/silver-omitted.tsv', 'w', encoding='utf-8') as out:
        out.write('line\tterm\tn\tsurface\n')
        for row in kept: out.write('\t'.join(row) + '\n')

def without(text, rendering, chance):
    """The text without a rendering, and what is gone, in lower case; nothing where it does not stand there just once."""
    places = [m.span() for m in re.finditer(rf'(?<![A-Za-z]){re.escape(rendering)}(?![A-Za-z])', text, re.IGNORECASE)]
    if len(places) != 1: return None
    (start, end), way, pronoun = places[0], chance.random(), ''
    if way < .3:
        pronoun = chance.choice(('it', 'them', 'they', 'this'))
    elif way < .65:
        start = re.search(r'(?:\b(?:of the|of|the|an|a)\s+)?$', text[:start]).start()
    else:
        start = max([m.end() for m in re.finditer('[,;:.]', text[:start])], default=0)
        stop = re.search('[,;:.]', text[end:])
        end = end + stop.start() if stop else len(text)
        if end - start > .5 * len(text): return None
    return re.sub(' +', ' ', text[:start] + pronoun + text[end:]), text[start:end].lower()

def main(shared, out):
    entries = list(dictionary(f'{shared}/data/dict/cedict.txt.gz'))
    table = str.maketrans({t: s for trad, simp, _ in entries for t, s in zip(trad, simp) if t != s and len(trad) == len(simp)})
    simplified = lambda text: text.translate(table)
    known = measured(shared, simplified)
    for name, passages, sizes, is_traditional in (('laws', laws(f'{shared}/data/laws/articles.tsv.gz'), LAWS, True),
                                                  ('tico', tico(f'{shared}/data/tico-19/all.en-zh.tmx'), TICO, False)):
        chance = random.Random(SEED)
        free = [p for p in passages if len(p[0]) < 1500 and not grams(simplified(p[0])) & known]
        chance.shuffle(free)
        start = 0
        for size in sizes:
            write(shared, f'{out}/{name}-{size}', free[start:start + size], entries, is_traditional, chance)
            start += size

if __name__ == '__main__':
    if len(sys.argv) != 3: sys.exit(__doc__)
    main(*sys.argv[1:])

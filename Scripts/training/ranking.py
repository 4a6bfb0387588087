#!/usr/bin/env python3
"""Fits what tells terms from other strings, and important terms from the rest.

usage: ranking.py CONCORD SHARED [--leave-out PART] [--weights FILE] [--table] -o FILE

CONCORD      the program; it describes the strings of texts and counts the words of corpora (`concord model candidates`, `words`)
SHARED       the folder with gold/dev, gold/check, data/laws and data/tico-19
--leave-out  a part of gold/dev that nothing is learned from; hkma never is
--weights    a file whose other sections stand, `rendering` above all; the one that ships unless told
--table      prints what each group of features brings, leaving out each part in turn
-o           two comments on what was learned from, then lines `section<TAB>feature<TAB>value`: general, namesNothing, candidacy, termhood, selection, importance

Needs numpy and scipy. The same input gives the same bytes.

general      how usual a word is: log2(1 + occurrences in a million words) in the less likely of two unlike fields, laws and
             health. Passages that share 12 Chinese characters in a row with the part left out, with hkma, with gold/check or
             with data/laws/silver-pairs.tsv are not counted.
namesNothing the words of Glossaries/zh/general-words.tsv
candidacy    logistic regression on what the source text says of a string: is it in the list of its text?
termhood     the same on what both languages say. Both are L2-regularised, on standardised features. To miss a term costs
             1 + ln(its frequency), as all its places then go unseen; a wrong row costs 1, as one look takes it away.
selection    logistic regression on the log odds of termhood and on how a string overlaps better ones. The log odds it is
             fitted to come from models that did not see the part.
             Nobody lists all terms of a text: the mean probability over listed strings is the share of terms that a list names
             (Elkan and Noto 2008, estimator e1). `border`, where the list ends, is BORDER times that share: a missed term costs
             more than a wrong row, which one look takes away. A wrong row that stands once and holds a better term takes a
             place away from that one, too: for those it is `borderOfWhole`, BORDER_OF_WHOLE times the share.
             Leaving out each part in turn, a border of .3 for these as well lists .515 terms among its rows
             and .955 of the core terms; with .5 it is .557 and .955.
importance   exp(score) is proportional to the gain 2^grade - 1 of a term among those of its text: a conditional log-linear
             model, so that neither the length of a text nor the number of its terms weighs.
"""
import argparse, collections, csv, glob, gzip, math, os, re, subprocess, sys, tempfile, unicodedata
for name in ('OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS'): os.environ[name] = '1'
import numpy as np
from scipy.optimize import minimize

HERE = os.path.dirname(os.path.abspath(__file__))
SHIPPED = os.path.join(HERE, '../../Glossaries/zh-en/weights')
GENERAL_WORDS = os.path.join(HERE, '../../Glossaries/zh/general-words.tsv')
MEASURED_ONLY = {'hkma'}
SHINGLE = 12
# Strength of the priors, by likelihood and core recall on parts left out: 10 to 100 differ by less than .01 in either.
TERMHOOD_L2, SELECTION_L2, STRONG_L2, IMPORTANCE_L2 = 100, 3, 0.5, 20
# What a listed term is worth that has no grade; one of grade 1 is worth 1.
UNGRADED_GAIN = 0.1
# See `selection`.
BORDER, BORDER_OF_WHOLE = 0.3, 0.5
# Features that need the translations.
BILINGUAL = ['rendered', 'coverage', 'inside', 'outside', 'capitalLeft', 'capitalRight', 'unexplainedRight', 'targetVerb',
             'targetClause', 'targetPredicate', 'targetNounPhrase', 'targetCommas', 'targetStops', 'dice', 'capitalised', 'agreement', 'capitalisedWords', 'capitalisedHead']
# Known only once the places are looked at, which is done for promising strings alone.
PLACES = ['leftVariety', 'rightVariety', 'titled', 'insideTitle', 'heading', 'early']

def text(path):
    with open(path, encoding='utf-8-sig', newline='') as f: return f.read()

def rows(path):
    with open(path, encoding='utf-8-sig') as f: return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))

def sigmoid(z): return 1 / (1 + np.exp(-np.clip(z, -30, 30)))

# ---- Corpora

def han(s): return re.sub(r'[^\u3400-\u9fff]', '', s)

def shingles(s):
    s = han(s)
    return (s[i:i + SHINGLE] for i in range(len(s) - SHINGLE + 1))

def kept_out(shared, parts):
    found = set()
    for part in parts:
        for start in files_of(shared, part):
            for path in sorted(glob.glob(f'{shared}/gold/dev/texts/{start}*.zh.txt')): found.update(shingles(text(path)))
    for path in sorted(glob.glob(f'{shared}/gold/check/*.tsv')) + [f'{shared}/data/laws/silver-pairs.tsv']:
        for line in text(path).splitlines():
            for cell in line.split('\t'): found.update(shingles(cell))
    return found

def corpora(shared, parts):
    """The Chinese passages of laws and of texts on health, those left out that share words with what is measured."""
    out = kept_out(shared, parts)
    def kept(passages): return [p for p in passages if p.strip() and not any(s in out for s in shingles(p))]
    with gzip.open(f'{shared}/data/laws/articles.tsv.gz', 'rt', encoding='utf-8', newline='\n') as f:
        cells = (line.rstrip('\n').split('\t') for line in f)
        laws = kept(p for row in cells if len(row) > 2 for p in row[2].split('\\n'))
    tmx = text(f'{shared}/data/tico-19/all.en-zh.tmx')
    health = kept(re.sub(r'\s+', ' ', p) for p in re.findall(r'<tuv xml:lang="zh"><seg>(.*?)</seg>', tmx, re.S))
    return {'laws': laws, 'health': health}

def general_levels(concord, passages, folder):
    counts = []
    for name, lines in passages.items():
        path = os.path.join(folder, name)
        with open(path, 'w', encoding='utf8') as f: f.write('\n'.join(lines) + '\n')
        run([concord, 'model', 'words', path, '-o', path + '.words'])
        counts.append({w: int(n) for w, n in (l.split('\t') for l in text(path + '.words').splitlines())})
    totals = [sum(c.values()) for c in counts]
    words = sorted(w for w in set(counts[0]) & set(counts[1]) if counts[0][w] >= 5 and counts[1][w] >= 2)
    levels = collections.defaultdict(list)
    for w in words:
        rate = min(c[w] / t * 1e6 for c, t in zip(counts, totals))
        levels[round(2 * math.log2(1 + rate)) / 2].append(w)
    words = [l for l in text(GENERAL_WORDS).splitlines() if l and not l.startswith('#')]
    return [('general', ' '.join(levels[v]), v) for v in sorted(levels, reverse=True)] + [('namesNothing', ' '.join(sorted(words)), 1.0)]

# ---- Labelled strings

def run(args):
    p = subprocess.run(args, capture_output=True, text=True)
    if p.returncode: sys.exit(f"{' '.join(args)}: exit {p.returncode}: {p.stderr[-400:]}")

def files_of(shared, part):
    return next((r['files'].split() for r in rows(f'{shared}/gold/dev/parts.tsv') if r['part'] == part), [])

def key(s, fold={}):
    return re.sub(r'[^\u3400-\u9fffa-z0-9]', '', unicodedata.normalize('NFKC', s).lower())

class Part:
    """The candidates of a part of gold/dev with their labels."""
    def __init__(self, name, concord, shared, weights, folder):
        self.name = name
        place = os.path.join(folder, name); os.makedirs(place, exist_ok=True)
        inputs = [p for start in files_of(shared, name) for p in sorted(glob.glob(f'{shared}/gold/dev/texts/{start}*'))]
        run([concord, 'model', 'candidates', *inputs, '--weights', weights, '-o', place + '.tsv'])
        lines = text(place + '.tsv').splitlines(); table = [l.split('\t') for l in lines[1:]]
        self.features = lines[0].split('\t')[2:]
        self.terms = [r[0] for r in table]
        self.places = [[tuple(map(int, re.split('[:-]', p))) for p in r[1].split(',')] for r in table]
        self.X = np.array([[float(v) for v in r[2:]] for r in table])
        gold = {key(self.folded(r['zh_term'])) for r in rows(f'{shared}/gold/dev/gold/terms_{name}.tsv')}
        grades = {key(self.folded(r['zh_term'])): int(r['grade']) for r in rows(f'{shared}/gold/dev/gold/importance_{name}.tsv')}
        self.listed = np.array([key(t) in gold for t in self.terms], float)
        self.gain = np.array([2.0 ** grades.get(key(t), 0) - 1 for t in self.terms])
    def folded(self, s):
        """Traditional characters as the candidates have them: gold/dev is in one script a part, candidates are simplified."""
        return simplified(s)
    def column(self, name): return self.X[:, self.features.index(name)]

def simplified(s):
    return ''.join(SIMPLIFIED.get(c, c) for c in s)
SIMPLIFIED = {}

def learn_script(concord, shared, folder):
    """How the program folds the characters of the lists, asked of the program itself: each character is made a text of its own."""
    chars = sorted({c for p in glob.glob(f'{shared}/gold/dev/gold/*_*.tsv') for r in rows(p) for c in han(r.get('zh_term') or '')})
    path = os.path.join(folder, 'characters'); open(path, 'w', encoding='utf8').write('\n'.join(chars) + '\n')
    run([concord, 'model', 'words', path, '--fold', '-o', path + '.folded'])
    SIMPLIFIED.update(zip(chars, text(path + '.folded').splitlines()))

# ---- Models

def logistic(X, y, l2, cost=1.0):
    """Weights and bias on the features as they are; fitted on standardised ones (Newton). `cost`: of an error in each row."""
    mean, sd = X.mean(0), X.std(0); sd = np.where(sd > 1e-9, sd, np.inf)
    A = np.c_[(X - mean) / sd, np.ones(len(X))]
    ridge = np.r_[np.full(X.shape[1], float(l2)), 1e-6]; b = np.zeros(A.shape[1])
    for _ in range(30):
        p = sigmoid(A @ b)
        step = np.linalg.solve((A * (cost * p * (1 - p))[:, None]).T @ A + np.diag(ridge), A.T @ (cost * (p - y)) + ridge * b)
        b -= step
        if np.abs(step).max() < 1e-9: break
    w = b[:-1] / sd
    return np.r_[b[-1] - w @ mean, w]

def linear(w, X): return w[0] + X @ w[1:]

OVERLAP = ['termhood', 'nested', 'crossed', 'around', 'nestedEverywhere', 'nestedListed', 'nestedOnce', 'nestedTermhood']

def overlap_features(z, shares, listed, once):
    nested, crossed, around = shares
    everywhere = float(nested == 1)
    return np.array([z, nested, crossed, around, everywhere, nested * listed, everywhere * once, nested * z])

def select(part, z, choose):
    """Goes through the strings from the best on; `choose` says by the features whether one is a term. As in TermSelector."""
    listed, once = part.column('listed'), part.column('once')
    cover = collections.defaultdict(list); F = np.zeros((len(z), len(OVERLAP)))
    for k in sorted(range(len(z)), key=lambda k: (-z[k], part.terms[k])):
        nested = crossed = around = 0
        for text_part, start, end in part.places[k]:
            inside = across = outside = False
            for x in range(start, end):
                for s, e in cover.get((text_part, x), ()):
                    if s <= start and e >= end: inside = True
                    elif s >= start and e <= end: outside = True
                    else: across = True
            nested += inside; crossed += across and not inside; around += outside
        n = len(part.places[k])
        F[k] = overlap_features(z[k], (nested / n, crossed / n, around / n), listed[k], once[k])
        if choose(F[k], once[k]):
            for text_part, start, end in part.places[k]:
                for x in range(start, end): cover[text_part, x].append((start, end))
    return F

class Model:
    def __init__(self, parts, drop=()):
        """Fitted on parts; each part's own log odds for the later stages come from models without it."""
        self.features = [f for f in parts[0].features if f not in drop]
        self.columns = [parts[0].features.index(f) for f in self.features]
        cheap = [f for f in self.features if f not in BILINGUAL + PLACES]
        self.cheap = [parts[0].features.index(f) for f in cheap]; self.cheap_names = cheap
        def fit(parts, columns):
            X, y, f = (np.concatenate([part(p) for p in parts]) for part in (lambda p: p.X[:, columns], lambda p: p.listed, lambda p: p.column('logFrequency')))
            return logistic(X, y, TERMHOOD_L2, 1 + y * f)
        self.candidacy, self.termhood = fit(parts, self.cheap), fit(parts, self.columns)
        crossed = {p.name: linear(fit([q for q in parts if q is not p], self.columns), p.X[:, self.columns]) for p in parts}
        self.fit_selection(parts, crossed)
        self.fit_importance(parts, crossed)
    def z(self, part): return linear(self.termhood, part.X[:, self.columns])
    def fit_selection(self, parts, z):
        # At first a string is chosen that is likelier listed than not; the later rounds choose as the model does.
        choose = lambda f, once: f[0] > 0 and f[2] <= 0.5
        for _ in range(3):
            F = np.vstack([select(p, z[p.name], choose) for p in parts]); y = np.concatenate([p.listed for p in parts])
            b = logistic(F, y, SELECTION_L2)
            p = sigmoid(linear(b, F)); labelled = float(p[y == 1].mean())
            log_odds = lambda p: math.log(p / (1 - p))
            self.borders = labelled * BORDER, labelled * BORDER_OF_WHOLE
            cuts = [log_odds(border) for border in self.borders]
            choose = lambda f, once, b=b, cuts=cuts: b[0] + f @ b[1:] >= cuts[bool(once and f[3] > 0)]
        self.selection, self.choose = b, choose
    def odds(self, part, z): return linear(self.selection, select(part, z, self.choose))
    def terms(self, part):
        """For each string the log odds of being listed after selection, and whether it is chosen."""
        F = select(part, self.z(part), self.choose)
        return linear(self.selection, F), np.array([self.choose(f, once) for f, once in zip(F, part.column('once'))])
    def importance_features(self, part, s): return np.array([importance_column(part, s, n) for n in IMPORTANCE]).T
    def fit_importance(self, parts, z):
        data = []
        for p in parts:
            s = self.odds(p, z[p.name]); gain = p.gain + UNGRADED_GAIN * p.listed; keep = s > -2.5  # what is far from being listed has no place in the order
            data.append((self.importance_features(p, s)[keep], gain[keep] / gain[keep].sum()))
        A = np.vstack([d[0] for d in data]); mean, sd = A.mean(0), A.std(0) + 1e-9
        data = [((a - mean) / sd, g) for a, g in data]
        ridge = np.array([STRONG_L2 if n in STRONG else IMPORTANCE_L2 for n in IMPORTANCE])
        def loss(b):
            value, slope = (ridge * b) @ b / 2, ridge * b
            for a, g in data:
                u = a @ b; u = u - u.max(); log_p = u - np.log(np.exp(u).sum())
                value -= 10 * g @ log_p; slope = slope - 10 * a.T @ (g - np.exp(log_p))
            return value, slope
        b = minimize(loss, np.zeros(A.shape[1]), jac=True, method='L-BFGS-B', options={'maxiter': 500, 'ftol': 1e-12}).x
        self.importance = b / sd
    def score(self, part, s): return self.importance_features(part, s) @ self.importance
    def lines(self):
        line = lambda section, names, w: [(section, n, round(float(v), 4)) for n, v in zip(names, w)]
        return (line('candidacy', ['bias'] + self.cheap_names, self.candidacy) + line('termhood', ['bias'] + self.features, self.termhood)
                + line('selection', ['bias'] + OVERLAP + ['border', 'borderOfWhole'], [*self.selection, *self.borders]) + line('importance', IMPORTANCE, self.importance))

# As TermModel names them; the first ones are few and say most, so that their prior is weak.
STRONG = ['termhood', 'logFrequency', 'logLength']
IMPORTANCE = ['termhood', 'termhoodAboveHalf', 'logTermhood', 'logFrequency', 'firstFrequency', 'logLength', 'name', 'verb', 'generalWord',
              'specialisedShare', 'words3', 'startsOnPlace', 'independence', 'once', 'listedVerbNoun', 'leftVariety',
              'capitalisedHead', 'endsOnBody']

def importance_column(part, s, name):
    c = part.column
    if name == 'termhood': return s
    if name == 'termhoodAboveHalf': return np.maximum(0, s)
    if name == 'logTermhood': return np.log(sigmoid(s + 1))  # at log odds of -1 a string is as likely a term as not
    if name == 'firstFrequency': return np.minimum(c('logFrequency'), math.log(4))
    if name == 'logLength': return np.log(np.array([letters(t) for t in part.terms]))
    if name == 'name': return np.maximum(c('person'), c('place'))
    if name == 'verb': return c('listedVerb') + c('startsOnVerb')
    return c(name)

def letters(term):
    """Characters, a Latin letter half of one."""
    return max(1.0, len(han(term)) + sum(c.isascii() and c.isalpha() for c in term) // 2)

# ---- Figures

def figures(part, s, chosen, score):
    """precision_all and core recall need names, so only what the tables tell: see accept/score_gold.py for the rest."""
    on = [k for k in np.argsort(-score, kind='stable') if chosen[k]]
    d = sum(part.gain[k] / math.log2(i + 2) for i, k in enumerate(on[:50]))
    ideal = sum(g / math.log2(i + 2) for i, g in enumerate(sorted(part.gain, reverse=True)[:50]))
    q = np.clip(sigmoid(s), 1e-6, 1 - 1e-6)
    return (d / max(ideal, 1e-9), part.listed[on[:50]].mean(), part.listed[on].mean(), part.listed[on].sum() / part.listed.sum(),
            -(part.listed * np.log(q) + (1 - part.listed) * np.log(1 - q)).mean())

def left_out(parts, drop=()):
    result = []
    for out in parts:
        model = Model([p for p in parts if p is not out and p.name not in MEASURED_ONLY], drop)
        s, chosen = model.terms(out); result.append(figures(out, s, chosen, model.score(out, s)))
    return np.mean(result, 0)

GROUPS = {
    'form': ['length', 'words', 'latin', 'numeral', 'joiner', 'listMarks', 'quoteInside'],
    'words inside': ['genitive', 'connecting', 'functionWords', 'singles', 'unlisted', 'verbInside', 'verbNounInside', 'specialisedShare'],
    'edges': ['startsOn', 'endsOn'], 'heads': ['endsOnBody', 'endsOnAct', 'endsOnDoctrine', 'fullName', 'headOnce', 'capitalisedHead'],
    'lexicon': ['listed', 'gloss', 'person', 'place', 'organisation'], 'frequency': ['logFrequency', 'once', 'logDocuments'],
    'borders': ['leftBorder', 'rightBorder', 'leftVariety', 'rightVariety', 'independence', 'cohesion', 'insideListed'],
    'marks': ['quoted', 'titled', 'insideTitle', 'heading', 'early'], 'general': ['general', 'keyness', 'namesNothing'], 'translations': BILINGUAL}

def table(parts):
    print('left out by turns\tnDCG@50\tprecision@50\tprecision\trecall\tloss')
    show = lambda name, f: print(name + ''.join(f'\t{x:.3f}' for x in f), flush=True)
    show('all features', left_out(parts))
    for name, starts in GROUPS.items():
        show('without ' + name, left_out(parts, {f for f in parts[0].features if any(f.startswith(s) for s in starts)}))

def main():
    a = argparse.ArgumentParser(usage=__doc__)
    a.add_argument('concord'); a.add_argument('shared'); a.add_argument('--leave-out'); a.add_argument('--weights', default=SHIPPED)
    a.add_argument('--table', action='store_true'); a.add_argument('-o', required=True)
    o = a.parse_args()
    names = [r['part'] for r in rows(f'{o.shared}/gold/dev/parts.tsv')]
    with tempfile.TemporaryDirectory() as folder:
        learn_script(o.concord, o.shared, folder)
        general = general_levels(o.concord, corpora(o.shared, sorted(MEASURED_ONLY | {o.leave_out} - {None})), folder)
        base = [l for l in text(o.weights).splitlines() if not l.startswith(('# Terms:', '# General words:', 'general\t', 'namesNothing\t', 'candidacy\t', 'termhood\t', 'selection\t', 'importance\t'))]
        weights = os.path.join(folder, 'weights')
        with open(weights, 'w', encoding='utf8') as f: f.write('\n'.join(base + ['\t'.join(map(str, l)) for l in general]) + '\n')
        parts = [Part(n, o.concord, o.shared, weights, folder) for n in names]
        if o.table: table(parts)
        model = Model([p for p in parts if p.name not in MEASURED_ONLY and p.name != o.leave_out])
    fitted = [p for p in names if p not in MEASURED_ONLY and p != o.leave_out]
    with open(o.o, 'w', encoding='utf8') as f:
        f.write(f"# Terms: fitted on the term lists of gold/dev ({', '.join(fitted)}), by regularised logistic regression and a conditional log-linear model.\n"
                '# General words: counted in articles of law (kong0107/mojLawSplitJSON, official texts of law) and TICO-19 (CC0); Glossaries/zh/general-words.tsv.\n')
        for line in general + model.lines(): f.write('\t'.join(map(str, line)) + '\n')

if __name__ == '__main__': main()

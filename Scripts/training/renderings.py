"""Fits the models of renderings (sections rendering, omission and joint of the weights).

A place of a term is an example: the spans that may render it, each with its features, and which of them people wrote.
rendering   conditional log-linear model over the spans, given that one of them is right, by maximum likelihood with a Gaussian prior
omission    logistic regression: whether the place is rendered at all, from the hand-made answers and from texts out of which labelled
            renderings were taken; withoutSpans: the same of places where nothing was found that could be one, from the former alone
joint       the price of a word that two places share, in the same way, from pairs of places whose likeliest spans share one
"""
import collections, csv, json, os, random, re, subprocess, sys
import numpy
from scipy.optimize import minimize

SPANS = 30            # of a place that are looked at
PER_TERM = 6          # silver labels of a term and corpus
SILVER = 0.03         # weight of a silver label beside one made by hand
MADE = (0.02, 0.01)   # weights of a place in a text with made omissions: omitted, rendered
PRIOR = 4.0           # 1 / variance of the standardised weights
SOFT = 0.1            # added to the standard deviation by which a feature is divided, so that the prior holds rare features, too
SEED = 1

class Place: pass

# MARK: Examples

SHIPPED = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../Glossaries/zh-en/weights')

def start_weights(path, features):
    """Weights to begin with, so that what is looked at does not depend on what was fitted before; the models of terms, which
    nothing here asks, have those that ship."""
    first = {'value': 1, 'share': 2, 'gloss': 3, 'coverage': 1, 'inside': 1}
    lines = ['concord-weights/1'] + [f'rendering\t{name}\t{first.get(name, 0)}' for name in features]
    lines += [f'omission\t{name}\t{1 if name == "evidence" else 0}' for name in OMISSION + ['withoutSpans']] + ['joint\toverlap\t4', 'joint\tcoordination\t1']
    own = ('rendering\t', 'omission\t', 'joint\t')
    lines += [line for line in open(SHIPPED, encoding='utf-8').read().splitlines() if '\t' in line and not line.startswith(own)]
    open(path, 'w', encoding='utf-8').write('\n'.join(lines) + '\n')

def load(path):
    with open(path + '.jsonl', encoding='utf-8') as lines:
        names = json.loads(next(lines))
        table = numpy.fromfile(path + '.f32', dtype='<f4').reshape(-1, len(names))
        at, places = 0, []
        for line in lines:
            row, place = json.loads(line), Place()
            count = len(row['spans'])
            place.features = table[at:at + min(count, SPANS)].astype(float)
            at += count
            source, target = row['sourceText'].encode(), row['targetText'].encode()
            place.term = source[row['place'][0]:row['place'][1]].decode()
            place.spans = row['spans'][:SPANS]
            place.surfaces = [target[a:b].decode() for a, b in place.spans]
            place.passage, place.length = row['occurrence']
            place.document, place.line, place.bead = row['target'], row['line'], (row['target'], row['bead'])
            place.start, place.end = row['place']
            place.gap = lambda a, b, s=source: s[a:b].decode(errors='ignore')
            places.append(place)
    return names, places

def label(places, answers):
    """Labels places with the renderings that stand for them; places of which nothing is known are left out."""
    for place in places:
        wanted = answers.get(id(place))
        place.known = wanted is not None
        if not place.known: continue
        wanted = {fold(text) for text in wanted}
        place.omitted = wanted == {''}
        place.right = numpy.array([fold(s) in wanted and fold(s) != '' for s in place.surfaces], dtype=bool)
    return [place for place in places if place.known]

def by_hand(places, path):
    """Answers of a hand-made table, in the order of the text."""
    table, found = collections.defaultdict(list), collections.defaultdict(list)
    for row in read(path): table[row['file'], letters(row['zh_term'])].append(row['en_surface'])
    for place in places: found[os.path.basename(place.document)[:3], letters(place.term)].append(place)
    return {id(place): [text] for key, own in found.items() if len(own) == len(table[key]) for place, text in zip(own, table[key])}

def silver(places, path):
    table = {(row['line'], letters(row['term'])): row['surface'].split(' | ') for row in read(path)}
    found = collections.defaultdict(list)
    for place in places: found[str(place.line), letters(place.term)].append(place)
    return {id(place): table[key] for key, own in found.items() if key in table and len(own) == len(table[key]) for place in own}

def read(path):
    with open(path, encoding='utf-8-sig') as table: return list(csv.DictReader(table, delimiter='\t', quoting=csv.QUOTE_NONE))

def spread(places, chance):
    """At most so many places of a term, so that a few frequent ones do not decide."""
    order, counts, kept = list(range(len(places))), collections.Counter(), []
    chance.shuffle(order)
    for k in order:
        counts[places[k].term] += 1
        if counts[places[k].term] <= PER_TERM: kept.append(k)
    return [places[k] for k in sorted(kept)]

# MARK: Rendering

def packed(places, weight):
    usable = [p for p in places if not p.omitted and p.right.any() and len(p.right) > 1]
    if not usable: return None
    return (numpy.vstack([p.features for p in usable]), numpy.concatenate([p.right for p in usable]),
            numpy.array([len(p.right) for p in usable]), numpy.full(len(usable), weight))

def fit_rendering(packs, prior=PRIOR, without=(), start=None):
    """The weights; `start`: weights near them, from which they are found sooner."""
    packs = [p for p in packs if p is not None]
    x, right, counts, weight = (numpy.concatenate(parts) for parts in zip(*packs))
    x[:, list(without)] = 0
    group = numpy.repeat(numpy.arange(len(counts)), counts)
    starts = numpy.concatenate([[0], numpy.cumsum(counts)[:-1]])
    scale = x.std(0) + SOFT
    x /= scale
    def loss(b):
        s = x @ b
        s -= numpy.maximum.reduceat(s, starts)[group]
        e = numpy.exp(s)
        total, own = numpy.add.reduceat(e, starts), numpy.add.reduceat(e * right, starts)
        gradient = x.T @ (weight[group] * (e / total[group] - e * right / own[group])) + prior * b
        return -(weight * numpy.log(own / total)).sum() + prior * (b @ b) / 2, gradient
    first = numpy.zeros(x.shape[1]) if start is None else numpy.where(x.any(0), start * scale, 0)
    return minimize(loss, first, jac=True, method='L-BFGS-B', options={'maxiter': 400}).x / scale

def log_likelihood(places, weights):
    """Mean over rendered places of ln of the probability of the right spans."""
    found = []
    for p in places:
        if p.omitted or not p.right.any(): continue
        scores = p.features @ weights
        e = numpy.exp(scores - scores.max())
        found.append(numpy.log((e * p.right).sum() / e.sum()))
    return float(numpy.mean(found))

def accuracy(places, weights):
    """Share of rendered places whose likeliest span is the right one."""
    rendered = [p for p in places if not p.omitted]
    return sum(len(p.right) > 0 and bool(p.right[numpy.argmax(p.features @ weights)]) for p in rendered) / max(1, len(rendered))

# MARK: Omission

OMISSION = 'constant evidence bestShare inside glossCovered familyCovered memberMissing gloss passage length'.split()

def omission_features(place, names, weights, features=OMISSION):
    scores = place.features @ weights
    best = int(numpy.argmax(scores))
    total = numpy.exp(scores - scores[best]).sum()
    at = {name: k for k, name in enumerate(names)}
    special = {'constant': 1, 'evidence': scores[best] + numpy.log(total), 'bestShare': 1 / total, 'passage': place.passage,
               'length': numpy.log(max(1, place.length))}
    return [special[f] if f in special else place.features[best][at[f]] for f in features]

def fit_omission(places, made, names, weights, prior=2.0, features=OMISSION):
    """The weights of the features, and ln of the odds that a place without spans is rendered."""
    bare = [p for p in places if not len(p.right)]
    omitted = sum(p.omitted for p in bare)
    usable = [p for p in places + made if len(p.right)]
    x = numpy.array([omission_features(p, names, weights, features) for p in usable])
    y = numpy.array([not p.omitted for p in usable], dtype=float)
    by_hand = len(places) - len(bare)
    weight = numpy.where(numpy.arange(len(usable)) < by_hand, 1, numpy.where(y > 0, MADE[1], MADE[0]))
    scale = x.std(0) + SOFT
    scale[0] = 1
    x /= scale
    penalty = numpy.full(len(scale), prior)
    penalty[0] = 0
    def loss(b):
        s = x @ b
        error = 1 / (1 + numpy.exp(-s)) - y
        return (weight * (numpy.logaddexp(0, s) - y * s)).sum() + (penalty * b * b).sum() / 2, x.T @ (weight * error) + penalty * b
    fitted = minimize(loss, numpy.zeros(x.shape[1]), jac=True, method='L-BFGS-B', options={'maxiter': 400}).x / scale
    return fitted, float(numpy.log((len(bare) - omitted + 1) / (omitted + 1)))

# MARK: Joint readings

def fit_prices(places, names, weights, omission):
    """Price of shared words for members of a coordination and for others."""
    beads = collections.defaultdict(list)
    for p in places:
        if len(p.right): beads[p.bead].append(p)
    pairs = {True: [], False: []}
    for own in beads.values():
        for i, a in enumerate(own):
            for b in own[i + 1:]:
                if a.start < b.end and b.start < a.end: continue
                pair = pair_table(a, b, names, weights, omission)
                if pair is not None: pairs[coordinated(a, b)].append(pair)
    prices = []
    for kind in (False, True):
        def loss(price, own=pairs[kind]):
            total = 0.0
            for log, shares, right in own:
                s = log - price[0] * shares
                s = s - s.max()
                e = numpy.exp(s)
                total -= numpy.log((e * right).sum() / e.sum())
            return total + 0.05 * price[0] ** 2
        prices.append(float(minimize(loss, [2.0], method='L-BFGS-B', bounds=[(0, 8)]).x[0]))
    return prices, {kind: len(own) for kind, own in pairs.items()}

def coordinated(a, b):
    first, second = (a, b) if a.start < b.start else (b, a)
    gap = first.gap(first.end, second.start)
    return 0 < len(gap) <= 8 and bool(re.search('[和与與及或、]', gap)) and not re.search('[，。；：！？]', gap)

def readings(place, names, weights, omission):
    scores = place.features @ weights
    p = numpy.exp(scores - scores.max())
    p /= p.sum()
    rendered = 1 / (1 + numpy.exp(-numpy.dot(omission_features(place, names, weights), omission)))
    order = numpy.argsort(-p, kind='stable')[:6]
    right = [bool(place.right[k]) for k in order] + [not place.right.any()]
    return order, numpy.log(numpy.maximum(1e-9, numpy.append(p[order] * rendered, 1 - rendered))), numpy.array(right)

def pair_table(a, b, names, weights, omission):
    (oa, la, ra), (ob, lb, rb) = readings(a, names, weights, omission), readings(b, names, weights, omission)
    shares = numpy.zeros((len(la), len(lb)))
    for i, x in enumerate(oa):
        for j, y in enumerate(ob):
            shares[i, j] = a.spans[x][0] < b.spans[y][1] and b.spans[y][0] < a.spans[x][1]
    right = numpy.outer(ra, rb)
    if not shares[0, 0] or not right.any(): return None
    return la[:, None] + lb[None, :], shares, right

# MARK: Folds

class Material:
    """All labelled places: by hand by part, silver by corpus."""

    def __init__(self, concord, shared, corpora, work):
        sys.path.insert(0, f'{shared}/accept')
        import score_terms
        global fold, letters
        cache = {}
        def fold(text):
            if text not in cache: cache[text] = score_terms.fold_any(text)
            return cache[text]
        letters = score_terms.han
        os.makedirs(work, exist_ok=True)
        self.concord, self.work = concord, work
        names = subprocess.run([concord, 'model', 'renderings', '--features'], capture_output=True, text=True, check=True).stdout.split()
        start_weights(f'{work}/start', names)
        self.names = names
        gold = f'{shared}/gold/dev'
        self.hand = {}
        for row in read(f'{gold}/parts.tsv'):
            part = row['part']
            files = [f'{gold}/texts/{name}' for name in sorted(os.listdir(f'{gold}/texts')) if name[:3] in row['files'].split()]
            self.hand[part] = self.examples(part, files, f'{gold}/gold/names.txt', lambda p, part=part: by_hand(p, f'{gold}/gold/occurrences_{part}.tsv'))
        answers = f'{shared}/gold/occurrences-dev.tsv'
        terms = sorted({row['zh_term'] for row in read(answers)})
        open(f'{work}/seeds.txt', 'w', encoding='utf-8').write('\n'.join(terms) + '\n')
        self.hand['samples'] = self.examples('samples', [f'{shared}/seeds'], f'{work}/seeds.txt', lambda p: by_hand(p, answers))
        self.silver = {}
        chance = random.Random(SEED)
        for name in sorted(os.listdir(corpora)):
            for half in (0, 1):
                folder = f'{corpora}/{name}'
                found = self.examples(f'{name}-{half}', [f'{folder}/pairs.tsv'], f'{folder}/labelled.tsv',
                                      lambda p, folder=folder: silver(p, f'{folder}/silver.tsv'), '--hide', f'{folder}/hide-{half}.tsv')
                self.silver[f'{name}-{half}'] = spread(found, chance)
        self.made = {}
        for name in sorted(os.listdir(corpora)):
            folder = f'{corpora}/{name}'
            if not os.path.exists(f'{folder}/pairs-omitted.tsv'): continue
            for half in (0, 1):
                self.made[f'{name}-{half}'] = self.examples(
                    f'{name}-omitted-{half}', [f'{folder}/pairs-omitted.tsv'], f'{folder}/labelled.tsv',
                    lambda p, folder=folder: silver(p, f'{folder}/silver-omitted.tsv'), '--hide', f'{folder}/hide-{half}.tsv')
        self.packs = {name: packed(places, 1.0) for name, places in self.hand.items()}
        self.packs.update({name: packed(places, SILVER) for name, places in self.silver.items()})

    def examples(self, name, inputs, terms, answers, *options):
        path = f'{self.work}/{name}'
        if not os.path.exists(path + '.f32'):
            subprocess.run([self.concord, 'model', 'renderings', *inputs, '--terms', terms, '-o', path, '--weights', f'{self.work}/start', *options],
                           capture_output=True, check=True)
        names, places = load(path)
        return label(places, answers(places))

    def training(self, *left_out):
        """Names of the sets that weights are fitted to; texts of the same kind as a part left out are left out, too."""
        hand = [name for name in self.hand if name not in ('hkma', *left_out)]
        fields = tuple({'law': 'laws', 'tico': 'tico'}.get(part, '-') for part in left_out if part)
        return hand, [name for name in self.silver if not name.startswith(fields)]

def fit(material, left_out=None):
    """The lines of the three sections, and the rendering weights."""
    hand, corpora = material.training(left_out)
    weights = fit_rendering([material.packs[name] for name in hand + corpora])
    places = [p for name in hand for p in material.hand[name]]
    made = [p for name in corpora if name in material.made for p in material.made[name]]
    omission, bare = fit_omission(places, made, material.names, weights)
    prices, _ = fit_prices(places, material.names, weights, omission)
    lines = [f'rendering\t{name}\t{w:.4f}' for name, w in zip(material.names, weights)]
    lines += [f'omission\t{name}\t{w:.4f}' for name, w in zip(OMISSION + ['withoutSpans'], [*omission, bare])]
    lines += [f'joint\toverlap\t{prices[0]:.4f}', f'joint\tcoordination\t{prices[1]:.4f}']
    return lines, weights, omission

# MARK: What features bring

def table(material):
    """Prints, by feature, what the parts left out lose without it: each third of the parts is left out by turns, and hkma always."""
    parts = [part for part in material.hand if part != 'hkma']
    thirds = [parts[k::3] for k in range(3)]
    sets = [[name for names in material.training(*third) for name in names] for third in thirds]
    held = [[p for part in [*third, 'hkma'] for p in material.hand[part]] for third in thirds]
    def figures(without=(), starts=(None,) * 3):
        fitted = [fit_rendering([material.packs[name] for name in own], without=without, start=start) for own, start in zip(sets, starts)]
        return fitted, [numpy.mean([f(places, w) for places, w in zip(held, fitted)]) for f in (log_likelihood, accuracy)]
    fitted, (likelihood, share) = figures()
    print(f'rendering: what is lost without a feature, in ln of likelihood ({likelihood:.4f} with all) and in places ({share:.4f})')
    for k, name in enumerate(material.names):
        _, (own, places) = figures((k,), fitted)
        print(f'{name:20} {likelihood - own:+.4f} {share - places:+.4f}', flush=True)
    print('omission: what is lost without a feature, in ln of likelihood')
    made = [[p for name in own if name in material.made for p in material.made[name]] for own in sets]
    near = [[p for name in own if name in material.hand for p in material.hand[name]] for own in sets]
    def omission(without=None):
        found = []
        for own, more, places, weights in zip(near, made, held, fitted):
            names = [f for f in OMISSION if f != without]
            b, _ = fit_omission(own, more, material.names, weights, features=names)
            for p in places:
                if not len(p.right): continue
                s = numpy.dot(omission_features(p, material.names, weights, names), b)
                found.append(-numpy.logaddexp(0, s if p.omitted else -s))
        return float(numpy.mean(found))
    whole = omission()
    for name in OMISSION[1:]: print(f'{name:20} {whole - omission(name):+.4f}', flush=True)

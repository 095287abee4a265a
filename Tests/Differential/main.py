"""Our parser beside others over many documents: equal trees, equal refusals, or a reason."""

import argparse
import collections
import multiprocessing
import random
import sys

from comparison import Scalar, differences
from documents import STRUCTURES, Generator, structure
from explained import DOCUMENT_RULES, VALUE_RULES, rewritten, to_be_seconded
from mutations import bent
from peers import DIED, REFUSED, Tomli, Tomllib, TomlRs
from programs import DECODER, ENCODER, Stopped, ask_all, corpus, is_scalar, listed, read_json

PIECE = 1000
VERSIONS = ("1.0", "1.1")
BOTH_VALID, BOTH_INVALID, UNEXPLAINED = "valid in both", "invalid in both", "unexplained"


def official_documents():
    """The documents of the official suite, to be bent; none where it is not there."""
    folder = corpus()
    names = {name for version in VERSIONS for name in listed(folder, version)} if folder else ()
    return [(folder / f"{name}.toml").read_bytes() for name in sorted(names)]


def document(seed, index, official):
    """One document, the same for the same seed and index, and for the first ones whatever the seed."""
    if index < STRUCTURES:
        return structure(index)
    chance = random.Random(f"{seed}:{index}")
    generator = Generator(chance)
    kind = chance.random()
    if kind < 0.1:
        return generator.skeleton()
    if kind < 0.6:
        return generator.document()
    if kind < 0.8 or not official:
        return bent(chance, generator.document(), [generator.document()])
    return bent(chance, chance.choice(official), official)


class Comparison:
    """One process's share of the work, with peers of its own."""

    def __init__(self, seed):
        self.seed = seed
        self.official = official_documents()
        self.pairs = {"1.0": (Tomllib(), TomlRs("1.0")), "1.1": (Tomli(), TomlRs("1.1"))}

    def piece(self, indices):
        """How the documents of some indices fare, and those that have no explanation."""
        documents = [document(self.seed, index, self.official) for index in indices]
        counts, failures = collections.Counter(), []

        def note(label, places, verdicts):
            counts.update((label, verdict) for verdict, _ in verdicts)
            failures.extend(
                (label, indices[place], documents[place], why)
                for place, (verdict, why) in zip(places, verdicts) if verdict == UNEXPLAINED)

        for version in VERSIONS:
            ours = ask_all(DECODER, version, documents)
            for peer, other in (self.pairs[version], self.pairs[version][::-1]):
                note(f"{peer.name} {version}", range(len(documents)), self.verdicts(peer, other, documents, ours))
            valid = [place for place, (good, _) in enumerate(ours) if good]
            note(f"toml-encoder {version}", valid, self.round_trips(version, [ours[place][1] for place in valid]))
        return counts, failures

    def verdicts(self, peer, other, documents, ours):
        """What to say of each document: how it fares with a peer, and why if that has no name."""
        theirs = peer.ask_all(documents)
        verdicts = [self.judge(*case) for case in zip(documents, ours, theirs)]
        self.settle(peer, other, documents, ours, theirs, verdicts)
        return verdicts

    def round_trips(self, version, trees):
        """What our encoder makes of our trees must have those trees, to us and to a peer."""
        written = [text for _, text in ask_all(ENCODER, version, trees)]
        read = ask_all(DECODER, version, written)
        other, peer = self.pairs[version]
        verdicts = self.verdicts(peer, other, written, read)
        for place, (tree, text, (good, again)) in enumerate(zip(trees, written, read)):
            if not good or read_json(again) != read_json(tree):
                verdicts[place] = UNEXPLAINED, f"tagged as {tree}\nwritten as {text}\nread as {again}"
        return verdicts

    def judge(self, text, ours, theirs):
        """What to say of a document at once, and what is not explained yet."""
        good, answer = ours
        if theirs == DIED:
            return UNEXPLAINED, "the peer died"
        if not good and theirs == REFUSED:
            return BOTH_INVALID, None
        if not good or theirs == REFUSED:
            return UNEXPLAINED, "only we accept it" if good else "only the peer accepts it:\n" + answer.decode()
        found = differences(read_json(answer), theirs)
        names = {explanation(text, *values) for _, *values in found}
        if None in names:
            return UNEXPLAINED, f"they differ: {found}"
        return "+".join(sorted(names)) or BOTH_VALID, None

    def settle(self, peer, other, documents, ours, theirs, verdicts):
        """Puts explanations in place of doubts about what is accepted, where a rule holds."""
        rewrites = []
        for place, (verdict, _) in enumerate(verdicts):
            good, answer = ours[place]
            if verdict != UNEXPLAINED or good == (theirs[place] != REFUSED):
                continue
            case = peer.name, None if good else answer, None if theirs[place] == REFUSED else theirs[place]
            text, names = rewritten(documents[place], *case)
            second = to_be_seconded(*case)
            if names:
                rewrites.append((place, text, names))
            elif second and other.ask_all([documents[place]]) == [REFUSED]:
                verdicts[place] = second, None
        texts = [text for _, text, _ in rewrites]
        answers = ask_all(DECODER, peer.version, texts), peer.ask_all(texts)
        for (place, text, names), mine, other_answer in zip(rewrites, *answers):
            verdict, why = self.judge(text, mine, other_answer)
            if verdict not in (BOTH_INVALID, UNEXPLAINED):
                verdicts[place] = "+".join(names), None
            else:
                verdicts[place] = UNEXPLAINED, f"{verdicts[place][1]}\nand without {names} {verdict}: {text}\n{why}"


def explanation(text, ours, theirs):
    """The name of the rule for two values that differ, if there is one."""
    if not (is_scalar(ours) and isinstance(theirs, Scalar)):
        return None
    return next((rule.name for rule in VALUE_RULES if rule.explains(text, ours, theirs)), None)


def _begin(seed):
    global share
    share = Comparison(seed)


def _piece(indices):
    return share.piece(indices)


def table(counts):
    """The counts as lines: one for each peer and edition, then one for each explanation."""
    labels = sorted({label for label, _ in counts})
    kinds = {BOTH_VALID, BOTH_INVALID, UNEXPLAINED}
    yield f"{'':<18}{'documents':>10}{'both valid':>12}{'both invalid':>14}{'explained':>11}{'unexplained':>13}"
    for label in labels:
        found = {verdict: count for (name, verdict), count in counts.items() if name == label}
        reasons = sum(count for verdict, count in found.items() if verdict not in kinds)
        yield (f"{label:<18}{sum(found.values()):>10}{found.get(BOTH_VALID, 0):>12}{found.get(BOTH_INVALID, 0):>14}"
               f"{reasons:>11}{found.get(UNEXPLAINED, 0):>13}")
    yield ""
    for (label, verdict), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        if verdict not in kinds:
            yield f"{label:<18}{count:>10}  {verdict}"
    yield ""
    for rule in VALUE_RULES + DOCUMENT_RULES:
        yield f"{rule.name}: {rule.reason}"


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many documents (100,000)")
    parser.add_argument("--seed", default="1", help="which documents (1)")
    parser.add_argument("--first", type=int, default=0, help="the index of the first (0)")
    parser.add_argument("--processes", type=int, default=2, help="how many processes (2)")
    return parser.parse_args()


def main():
    chosen = options()
    end = chosen.first + chosen.count
    pieces = [range(start, min(end, start + PIECE)) for start in range(chosen.first, end, PIECE)]
    counts, failures = collections.Counter(), []
    name = f"{chosen.count} documents mean the same to tomllib, tomli and toml_rs, or differ for a reason"
    try:
        with multiprocessing.Pool(chosen.processes, _begin, [chosen.seed]) as pool:
            for found, unexplained in pool.imap(_piece, pieces):
                counts += found
                failures += unexplained
    except Stopped as stop:
        print(f"not ok {name}: {stop}")
        sys.exit(1)
    for label, index, text, why in failures[:20]:
        print(f"{label}, --seed {chosen.seed} --first {index} --count 1: {text}\n{why}\n")
    print(*table(counts), sep="\n")
    if failures:
        print(f"not ok {name}: {len(failures)} differ without one")
        sys.exit(1)
    print(f"ok {name}")


if __name__ == "__main__":
    main()

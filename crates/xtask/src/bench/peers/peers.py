"""Times what other packages take for what `storeloop-cli insight` does, on the same files.

Prints one JSON object. Times are of the work alone: importing the packages is not counted.
"""

import importlib.metadata
import json
import os
import sys
import time

import efficient_apriori
import lifetimes
import pandas
from lifetimes.utils import summary_data_from_transaction_data


def versions():
    names = ["lifetimes", "efficient-apriori", "pandas", "scipy"]
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)


def purchases(folder):
    """The master file of CDNOW, which lifetimes brings along, as the CSV that both read."""
    source = os.path.join(os.path.dirname(lifetimes.__file__), "datasets", "CDNOW_master.txt")
    table = pandas.read_csv(
        source, sep=r"\s+", header=0, names=["customer", "date", "pieces", "amount"], dtype={"date": str}
    )
    table["date"] = pandas.to_datetime(table["date"], format="%Y%m%d").dt.strftime("%Y-%m-%d")
    path = os.path.join(folder, "purchases.csv")
    table[["customer", "date", "amount"]].to_csv(path, index=False)
    return path


def fit(path, until):
    """Both models fitted, as `insight bgnbd` fits them to a file with amounts."""
    begun = time.perf_counter()
    table = pandas.read_csv(path)
    summary = summary_data_from_transaction_data(
        table,
        "customer",
        "date",
        monetary_value_col="amount",
        observation_period_end=until,
        freq="D",
        freq_multiplier=7,
    )
    model = lifetimes.BetaGeoFitter()
    model.fit(summary["frequency"], summary["recency"], summary["T"])
    again = summary[(summary["frequency"] > 0) & (summary["monetary_value"] > 0)]
    value = lifetimes.GammaGammaFitter()
    value.fit(again["frequency"], again["monetary_value"])
    return time.perf_counter() - begun, {**model.params_, **value.params_}


def rules(path, support, confidence):
    baskets = {}
    with open(path, encoding="utf-8") as rows:
        next(rows)
        for row in rows:
            basket, item = row.rstrip("\n").split(",", 1)
            baskets.setdefault(basket, []).append(item)
    transactions = [tuple(items) for items in baskets.values()]
    begun = time.perf_counter()
    _, found = efficient_apriori.apriori(
        transactions, min_support=support, min_confidence=confidence, max_length=10
    )
    return time.perf_counter() - begun, len(found)


def main():
    folder, until, baskets = sys.argv[1:4]
    answer = {"versions": versions(), "purchases": purchases(folder)}
    seconds, parameters = fit(answer["purchases"], until)
    answer["fit"] = {"seconds": seconds, "parameters": parameters}
    if baskets:
        seconds, found = rules(baskets, 0.001, 0.5)
        answer["rules"] = {"seconds": seconds, "found": found}
    print(json.dumps(answer))


main()

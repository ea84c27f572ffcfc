"""Links the invented register with Splink over DuckDB, as its own tutorial does, and tells how well.

Called by bench/linkage.sh: splink_register.py REGISTER.csv NAME. Splink knows no names across scripts and no relatives; it gets the
same columns, comparisons by Jaro-Winkler with the frequency of terms, and blocking rules of the kind that our own rules are of.
"""

import resource
import sys
import time
from collections import Counter

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

file, name = sys.argv[1], sys.argv[2]
connection = duckdb.connect()
began = time.time()
table = connection.sql(
    f"""
    select id as unique_id, cluster as truth, given_name, family_name, patronymic, sex, place, nationality,
           try_strptime(birth_date, '%d.%m.%Y')::date as born,
           regexp_extract(birth_date, '(\\d{{4}})$', 1) as birth_year
    from read_csv('{file}', all_varchar = true)
    """
).df()
rules = [
    block_on("given_name", "family_name"),
    block_on("family_name", "born"),
    block_on("given_name", "born"),
    block_on("place", "born"),
    block_on("place", "family_name", "birth_year"),
    block_on("place", "given_name", "birth_year"),
    block_on("patronymic", "place", "birth_year"),
    block_on("given_name", "patronymic", "birth_year"),
]
settings = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=rules,
    comparisons=[
        cl.JaroWinklerAtThresholds("given_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("family_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("patronymic", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("born"),
        cl.ExactMatch("birth_year"),
        cl.ExactMatch("sex"),
        cl.ExactMatch("place").configure(term_frequency_adjustments=True),
    ],
)
linker = Linker(table, settings, db_api=DuckDBAPI(connection))
linker.training.estimate_probability_two_random_records_match([rules[1], rules[2]], recall=0.5)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("born", "place"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "family_name"))
predicted = linker.inference.predict(threshold_match_probability=0.01)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.5)
seconds = time.time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

truth = dict(zip(table.unique_id, table.truth))
true_pairs = sum(n * (n - 1) // 2 for n in Counter(table.truth).values())
grouped = clusters.as_pandas_dataframe().groupby("cluster_id").unique_id.apply(list)
said = right = 0
for members in grouped:
    said += len(members) * (len(members) - 1) // 2
    right += sum(n * (n - 1) // 2 for n in Counter(truth[member] for member in members).values())
precision, recall = right / max(1, said), right / true_pairs
f1 = 2 * precision * recall / max(1e-9, precision + recall)
frame = predicted.as_pandas_dataframe()[["match_weight", "unique_id_l", "unique_id_r"]].sort_values("match_weight", ascending=False)
best = hits = 0
for count, (a, b) in enumerate(zip(frame.unique_id_l, frame.unique_id_r), start=1):
    hits += truth[a] == truth[b]
    best = max(best, 2 * hits / (count + true_pairs))
print(
    f"| {name} (of pairs alone: best F1) | {len(table)} | {len(frame)} from probability 0.01 on | {precision:.4f} | {recall:.4f}"
    f" | {f1:.4f} | {best:.4f} | {seconds:.1f} | {peak} |"
)

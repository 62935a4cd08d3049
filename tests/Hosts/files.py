"""The cluster's values are YAML of the shape that the chart expects; there is no cluster here to try them on."""
import re
import unittest

import yaml

from place import ROOT

# What chart 4.3.3 calls the settings that we use.
SETTINGS = {
    "hub": {"config": None, "concurrentSpawnLimit": int},
    "proxy": {"https": {"enabled": bool, "hosts": list, "letsencrypt": {"contactEmail": str}}},
    "singleuser": {
        "image": {"name": str, "tag": str}, "defaultUrl": str, "startTimeout": int,
        "memory": {"guarantee": str, "limit": str}, "cpu": {"guarantee": float, "limit": int}, "storage": {"capacity": str},
    },
    "prePuller": {"hook": {"enabled": bool}, "continuous": {"enabled": bool}},
    "scheduling": {"userScheduler": {"enabled": bool}, "podPriority": {"enabled": bool}, "userPlaceholder": {"enabled": bool, "replicas": int}},
    "cull": {"enabled": bool, "timeout": int, "every": int},
}


class Values(unittest.TestCase):
    def setUp(self):
        self.values = yaml.safe_load((ROOT / "deploy" / "values.yaml").read_text(encoding="utf-8"))

    def test_every_setting_is_one_of_the_charts_and_has_its_type(self):
        self.assert_shape(self.values, SETTINGS, "values")

    def test_what_is_guaranteed_is_not_more_than_the_limit(self):
        for kind in ("memory", "cpu"):
            amounts = self.values["singleuser"][kind]
            self.assertLess(amount(amounts["guarantee"]), amount(amounts["limit"]), kind)

    def test_the_first_page_is_a_lesson(self):
        lesson = self.values["singleuser"]["defaultUrl"].removeprefix("/lab/tree/rnn-notebooks/")
        self.assertTrue((ROOT / lesson).is_file(), lesson)

    def assert_shape(self, value, shape, path):
        if isinstance(shape, dict):
            self.assertIsInstance(value, dict, path)
            for name, inner in value.items():
                self.assertIn(name, shape, path)
                self.assert_shape(inner, shape[name], f"{path}.{name}")
        elif shape:
            self.assertIsInstance(value, shape, path)


def amount(text):
    number, unit = re.fullmatch(r"([\d.]+)([MG]?)", str(text)).groups()
    return float(number) * {"": 1, "M": 2**20, "G": 2**30}[unit]

"""Settings, the sigil and what is answered over HTTP."""

import threading
import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from recorder.settings import read_settings
from recorder.sigil import draw
from recorder.web import server

VARIABLES = {"QUEUE_ADDRESS": "mythical-queue.demo.svc:5672", "QUEUE_USER": "mythical", "QUEUE_PASSWORD": "secret"}


class SettingsOfTheEnvironment(unittest.TestCase):
    def test_what_is_given(self) -> None:
        settings = read_settings({**VARIABLES, "OTEL_RESOURCE_ATTRIBUTES": "k8s.namespace.name=demo,k8s.pod.name=a%2Db"})
        self.assertEqual((settings.queue_host, settings.queue_port), ("mythical-queue.demo.svc", 5672))
        self.assertEqual(settings.labels, {"namespace": "demo", "pod": "a-b"})

    def test_nothing_is_sent_where_nothing_says_where(self) -> None:
        settings = read_settings({**VARIABLES, "OTEL_EXPORTER_OTLP_ENDPOINT": ""})
        self.assertIsNone(settings.traces_to)
        self.assertIsNone(settings.profiles_to)

    def test_a_missing_variable_is_named(self) -> None:
        with self.assertRaisesRegex(KeyError, "QUEUE_PASSWORD"):
            read_settings({key: value for key, value in VARIABLES.items() if key != "QUEUE_PASSWORD"})


class Sigil(unittest.TestCase):
    def test_it_is_drawn_until_the_time_is_over(self) -> None:
        clock = iter(range(100))
        self.assertEqual(len(draw("owlbear", 5, lambda: next(clock))), 5)

    def test_it_is_that_of_its_seed(self) -> None:
        def drawn(seed: str) -> str:
            clock = iter(range(100))
            return draw(seed, 20, lambda: next(clock))

        self.assertEqual(drawn("owlbear"), drawn("owlbear"))
        self.assertNotEqual(drawn("owlbear"), drawn("unicorn"))


class Web(unittest.TestCase):
    def setUp(self) -> None:
        self.is_ready = False
        self.server = server(lambda: self.is_ready, port=0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def tearDown(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def ask(self, path: str, **headers: str) -> tuple[int, str, str]:
        request = Request(f"http://127.0.0.1:{self.server.server_port}{path}", headers=headers)
        try:
            with urlopen(request, timeout=5) as answer:
                return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, "", ""

    def test_health(self) -> None:
        self.assertEqual(self.ask("/health/live")[0], 204)
        self.assertEqual(self.ask("/health/ready")[0], 503)
        self.is_ready = True
        self.assertEqual(self.ask("/health/ready")[0], 204)
        self.assertEqual(self.ask("/")[0], 404)

    def test_metrics_in_openmetrics_for_those_who_ask_for_it(self) -> None:
        status, content_type, text = self.ask("/metrics", Accept="application/openmetrics-text; version=1.0.0")
        self.assertEqual(status, 200)
        self.assertIn("openmetrics-text", content_type)
        self.assertTrue(text.endswith("# EOF\n"))
        self.assertIn("text/plain", self.ask("/metrics")[1])


if __name__ == "__main__":
    unittest.main()

"""Starts OpenTelemetry in every Python process of a container.

Python imports a module of this name before the program, from the first folder of PYTHONPATH. The packages that are brought
into the container come last on the path: what the application has installed is found before them.
https://docs.python.org/3/library/site.html#module-sitecustomize
"""

import os
import sys

START = os.path.dirname(os.path.abspath(__file__))
PACKAGES = os.path.join(os.path.dirname(START), "packages")


def leave_the_path():
    """Leaves the path as the application has it without this folder."""
    given = os.environ.get("PYTHONPATH", "")
    sys.path[:] = [folder for folder in sys.path if folder != START]
    # Kustomize writes a separator also where nothing follows it. That means the working directory, which nobody asked for.
    if given == START + os.pathsep and os.getcwd() in sys.path:
        sys.path.remove(os.getcwd())


def run_the_applications_own():
    """Runs the module of the same name that the application has, and that this one hides."""
    this = sys.modules.pop(__name__)
    try:
        __import__(__name__)
    except ImportError as error:
        if getattr(error, "name", None) != __name__:
            raise
    finally:
        sys.modules.setdefault(__name__, this)


def start_opentelemetry():
    """Starts it. The application runs also where that fails."""
    if sys.version_info < (3, 10):
        sys.stderr.write("OpenTelemetry is not started: it needs Python 3.10 or newer\n")
        return
    sys.path.append(PACKAGES)
    given = os.environ.get("PYTHONPATH", "")
    # Programs that the start itself runs, such as the one that names the platform, start nothing.
    os.environ["PYTHONPATH"] = os.pathsep.join(each for each in given.split(os.pathsep) if each not in ("", START))
    try:
        from opentelemetry.instrumentation.auto_instrumentation import initialize

        initialize()
        keep_the_applications_logging()
    except Exception as error:
        sys.stderr.write("OpenTelemetry is not started: %r\n" % error)
    finally:
        os.environ["PYTHONPATH"] = given


def keep_the_applications_logging():
    """Has the handler that prints trace ids print only what nobody else prints.

    It is on the root logger. There it would print a second time what handlers of the application print, and `basicConfig` would
    do nothing, as it does nothing where the root logger has a handler.
    """
    import logging

    root = logging.getLogger()
    ours = next((each for each in root.handlers if type(each) is logging.StreamHandler), None)
    if ours is None:
        return

    def prints(handler):
        return handler is not ours and not type(handler).__module__.startswith("opentelemetry.")

    def nobody_else(record):
        logger = logging.getLogger(record.name)
        while logger:
            if any(prints(each) for each in logger.handlers):
                return False
            logger = logger.parent
        return True

    ours.addFilter(nobody_else)
    basic_config = logging.basicConfig

    def first_basic_config(**given):
        logging.basicConfig = basic_config
        root.removeHandler(ours)
        if "style" not in given:
            given.setdefault("format", ours.formatter._fmt)
        basic_config(**given)

    logging.basicConfig = first_basic_config


leave_the_path()
try:
    run_the_applications_own()
finally:
    start_opentelemetry()

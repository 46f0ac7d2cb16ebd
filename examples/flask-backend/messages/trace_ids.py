"""The trace that is going on, if somebody traces: an agent that was injected, or an SDK of the application's own."""

try:
    from opentelemetry import trace
except ImportError:
    trace = None


def trace_ids() -> tuple[str, str]:
    """The ids of the trace and of the span. Empty without a trace."""
    if trace is None:
        return "", ""
    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return "", ""
    return trace.format_trace_id(context.trace_id), trace.format_span_id(context.span_id)

/** What k6 ends with where a threshold is broken. https://github.com/grafana/k6/blob/v2.2.0/errext/exitcodes/codes.go */
const thresholdsBroken = 99;

/** The shell script that runs k6 with the words that it is given, again and again. */
export const repeated = `# A shell that waits for its child sees a signal only when the child has ended.
trap 'kill -TERM "$run"; wait "$run"; exit 0' TERM
while true; do
  k6 "$@" &
  run=$!
  wait "$run"
  status=$?
  # A broken threshold is a result, which the summary tells. Anything else is a mistake that the pod's restarts show.
  case $status in
    0 | ${thresholdsBroken}) ;;
    *) exit $status ;;
  esac
  sleep 1
done
`;

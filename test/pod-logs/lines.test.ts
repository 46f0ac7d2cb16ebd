import { describe, expect, test } from '@jest/globals';
import { jsonLine } from '../../constructs/kit/vocabulary/log-levels';
import { continuation, frameworkLine } from '../../constructs/pod-logs/lines';

// JavaScript reads these expressions as RE2 does, named groups apart.
const continues = new RegExp(`^${continuation}`);

describe('a line goes on with the one above it', () => {
  test.each([
    [''],
    ['\tat com.example.Main.main(Main.java:3)'],
    ['at com.example.Main.main(Main.java:3)'],
    ['at async load (file:///srv/load.js:3:12)'],
    ['\u001b[31mat com.example.Main.main(Main.java:3)'],
    ['java.lang.IllegalStateException: closed'],
    ['org.example.Outer$ClosedException'],
    ['Caused by: java.io.IOException: reset'],
    ['Suppressed: java.io.IOException: reset'],
    ['... 12 more'],
    ['... 12 common frames omitted'],
    ['Traceback (most recent call last):'],
    ['During handling of the above exception, another exception occurred:'],
    ['ZeroDivisionError: division by zero'],
    ['KeyboardInterrupt'],
    ['goroutine 1 [running]:'],
    ['main.main()'],
    ['net/http.(*conn).serve(0xc0001a2000, {0x7f3a58, 0xc0000b4000})'],
    ['created by net/http.(*Server).Serve in goroutine 1'],
    ['  "field": 1,'],
    ['}'],
    [']'],
    [')'],
  ])('%j', (line) => {
    expect(line).toMatch(continues);
  });
});

describe('a line stands alone', () => {
  test.each([
    ['INFO starting'],
    ['2026-01-01T00:00:00.000Z  INFO 1 --- [main] c.example.Main : started'],
    ['Exception in thread "main" java.lang.IllegalStateException: closed'],
    ['Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread "main"'],
    ['# A fatal error has been detected by the Java Runtime Environment:'],
    ['Terminating due to java.lang.OutOfMemoryError: Java heap space'],
    ['Error: could not open the file'],
    ['panic: runtime error: index out of range [5] with length 3'],
    ['{"level":"INFO","message":"started"}'],
    ['{'],
    ['[1, 2, 3]'],
    ['at 10:00:00 the job began'],
    ['created by an administrator'],
    ['called main.main() again'],
    ['key=value'],
  ])('%j', (line) => {
    expect(line).not.toMatch(continues);
  });
});

test('a line came through the logging framework if it begins with a time or is JSON', () => {
  const framework = new RegExp(frameworkLine);
  expect('2026-01-01T00:00:00.000Z  INFO 1 --- [main] c.example.Main : started').toMatch(framework);
  expect('{"message":"started"}').toMatch(framework);
  expect('Exception in thread "main" java.lang.IllegalStateException: closed').not.toMatch(framework);
  expect('# A fatal error has been detected by the Java Runtime Environment:').not.toMatch(framework);
});

test('a JSON object is told from a line that only begins like one', () => {
  expect(' {"a":{"b":1}} ').toMatch(new RegExp(jsonLine));
  expect('{').not.toMatch(new RegExp(jsonLine));
  expect('{a} and {b} changed').not.toMatch(new RegExp(jsonLine));
});

import pc from 'picocolors';
import { helpText, readArguments } from './arguments';
import { LaunchedCall } from './call';
import { type Command, Refused, UsageError } from './command';
import type { Launch } from './launch';

/** Runs a command to its end, and sets the exit code. */
export async function main(command: Command, launch: Launch): Promise<void> {
  try {
    process.exitCode = await run(command, launch);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(
        `${pc.red(error.message)}\n\n${launch.program} ${command.name} ${dashes(launch)}--help explains it.`,
      );
      process.exitCode = 2;
      return;
    }
    // Only what nobody foresaw has a stack that is worth showing.
    console.error(pc.red(error instanceof Error ? String(error.stack) : String(error)));
    process.exitCode = 1;
  }
}

async function run(command: Command, launch: Launch): Promise<number> {
  const given = readArguments(command, launch.words);
  const call = new LaunchedCall(given, launch);
  if (given.values.help === true) {
    console.log(helpText(command, launch.program, 'environment' in command.options ? names(call) : []));
    return 0;
  }
  try {
    // A name that there is not is said before anything is done.
    if (call.partial) void call.names;
    return await command.run(call);
  } catch (error) {
    if (error instanceof Refused) return call.refuse(error.findings, 'nothing was done');
    throw error;
  }
}

/** npm takes options for itself that do not stand behind two dashes. */
const dashes = ({ program }: Launch): string => (program.startsWith('npm run') ? '-- ' : '');

/** The names for the help, which must be readable where the environments are not. */
function names(call: LaunchedCall): readonly string[] {
  try {
    return call.project.names;
  } catch {
    return [];
  }
}

package org.companion.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code mvn -Pfuzz test}: every fuzz test looks for new inputs, each in a process of its own, {@code -Dfuzz.seconds} long.
 * What was found lies beside its seeds and stays there, so that it is tried by every build from then on.
 */
final class Fuzzing {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 600);
    private static final int AT_ONCE =
            Integer.getInteger("fuzz.at-once", Runtime.getRuntime().availableProcessors());
    /** Of names of targets; empty is all. */
    private static final String ONLY = System.getProperty("fuzz.only", "");

    private static final int START = 240;
    /** An input that takes longer is a finding. */
    private static final int LONGEST = 60;

    private static final List<Class<?>> CLASSES = List.of(
            FramesFuzzTest.class,
            HookFuzzTest.class,
            Hl7FuzzTest.class,
            LabFuzzTest.class,
            NamesFuzzTest.class,
            ScopeFuzzTest.class,
            TokenFuzzTest.class,
            VcfFuzzTest.class);
    private static final Path FOLDER = Path.of("target", "fuzz");

    private Fuzzing() {}

    public static void main(String[] arguments) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var running = new ArrayList<Future<String>>();
        targets().forEach(target -> running.add(threads.submit(run(target))));
        threads.shutdown();
        var told = told(running);
        System.out.println(String.join("\n", told));
        if (told.stream().anyMatch(line -> !line.startsWith("nothing"))) {
            throw new IllegalStateException("inputs were found; they are among the seeds");
        }
    }

    private static List<String> told(List<Future<String>> running) throws ExecutionException, InterruptedException {
        var told = new ArrayList<String>();
        for (var one : running) {
            told.add(one.get());
        }
        return told;
    }

    /** The fuzz tests of the house. */
    static Stream<Method> targets() {
        return CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                        .filter(method -> method.getName().contains(ONLY))
                        .sorted(Comparator.comparing(Method::getName)));
    }

    private static Callable<String> run(Method target) {
        return () -> {
            var log = Files.createDirectories(FOLDER).resolve(target.getName() + ".log");
            var process = new ProcessBuilder(command(target))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(SECONDS + START, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "no end: " + target.getName() + "; see " + log;
            }
            return (process.exitValue() == 0 ? "nothing found: " : "found: ") + target.getName() + ", " + runs(log);
        };
    }

    private static String runs(Path log) throws IOException {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("Done ")).findFirst().orElse("see " + log);
        }
    }

    private static List<String> command(Method target) throws IOException {
        var corpus = Files.createDirectories(
                FOLDER.resolve(target.getDeclaringClass().getSimpleName()).resolve(target.getName()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getDeclaringClass().getName(),
                "--target_method=" + target.getName(),
                "--reproducer_path=" + FOLDER,
                "--instrumentation_includes=org.companion.**",
                "--custom_hook_includes=org.companion.**",
                "-max_total_time=" + SECONDS,
                "-timeout=" + LONGEST,
                corpus.toString());
    }
}

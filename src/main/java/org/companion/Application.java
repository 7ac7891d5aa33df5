package org.companion;

import java.time.Clock;
import java.util.function.Supplier;
import org.companion.access.TokenCommand;
import org.companion.moving.CannotMove;
import org.companion.moving.MoveCommand;
import org.companion.synthetic.GenerateCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.cassandra.CassandraAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;

/** Starts Companion. */
@SpringBootApplication(
        exclude = {
            CassandraAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class
        })
public class Application {
    public static void main(String[] arguments) {
        if (TokenCommand.isAsked(arguments)) {
            print(() -> TokenCommand.token(Clock.systemUTC(), arguments));
        } else if (GenerateCommand.isAsked(arguments)) {
            print(() -> GenerateCommand.run(arguments));
        } else if (MoveCommand.isAsked(arguments)) {
            move(arguments);
        } else {
            SpringApplication.run(Application.class, arguments);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void move(String... arguments) {
        try {
            MoveCommand.run(
                    System.getenv().getOrDefault("COMPANION_MOVE_PASSWORD", ""), System.out::println, arguments);
        } catch (CannotMove told) {
            System.err.println(told.words());
            System.exit(2);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void print(Supplier<String> command) {
        try {
            System.out.println(command.get());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }
}

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.status.Status;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** Has Spring Boot load a Logback file: the first argument; the others are profiles. Prints complaints, and the appenders of each logger. */
class LoadLogback {
  public static void main(String[] arguments) {
    StandardEnvironment environment = new StandardEnvironment();
    for (int index = 1; index < arguments.length; index++) environment.addActiveProfile(arguments[index]);
    LoggingSystem system = LoggingSystem.get(LoadLogback.class.getClassLoader());
    system.beforeInitialize();
    try {
      system.initialize(new LoggingInitializationContext(environment), arguments[0], null);
    } catch (IllegalStateException exception) {
      System.out.println("refused: " + exception.getMessage());
      System.exit(1);
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (Status status : context.getStatusManager().getCopyOfStatusList()) {
      if (status.getEffectiveLevel() >= Status.WARN) System.out.println("complaint: " + status.getMessage());
    }
    for (String name : new String[] {"ROOT", "orders.audit"}) {
      Logger logger = context.getLogger(name);
      Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
      while (appenders.hasNext()) {
        Appender<ILoggingEvent> appender = appenders.next();
        System.out.println(name + ": " + appender.getName() + (appender.isStarted() ? "" : " not started"));
      }
    }
    System.exit(0);
  }
}

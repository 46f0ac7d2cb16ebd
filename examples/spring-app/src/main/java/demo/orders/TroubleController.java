package demo.orders;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a lab wants to find again: a slow request and one that fails with a stack trace. */
@RestController
@RequestMapping("/api")
class TroubleController {
  /** Above the two seconds from which the Collector keeps every trace. */
  private static final Duration DELAY = Duration.ofMillis(2500);

  private final Logger log = LoggerFactory.getLogger(TroubleController.class);
  private final ObservationRegistry observations;

  TroubleController(ObservationRegistry observations) {
    this.observations = observations;
  }

  @GetMapping("/slow")
  String slow() throws InterruptedException {
    log.warn("waiting {} ms", DELAY.toMillis());
    Thread.sleep(DELAY.toMillis());
    return "late";
  }

  @GetMapping("/fail")
  String fail() {
    throw new IllegalStateException("the warehouse is on fire");
  }

  @ExceptionHandler(IllegalStateException.class)
  ProblemDetail failed(IllegalStateException exception) {
    log.error("internal error: the request failed", exception);
    // Micrometer does not see an exception that is handled here, and its span would not count as failed.
    Observation request = observations.getCurrentObservation();
    if (request != null) request.error(exception);
    return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, exception.getMessage());
  }
}

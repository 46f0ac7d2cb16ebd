package demo.orders;

/** One row of the table {@code orders}. The id is null until the database gives one. */
public record Order(Long id, String item, int quantity) {}

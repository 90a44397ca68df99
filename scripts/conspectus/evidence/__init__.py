"""From a locator to the passage it means, and the lock that remembers where it was found."""

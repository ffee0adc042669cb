-- Customers who count for themselves and have not bought: the end of the list of all customers, which
-- needs no look at those who have. Derived.
CREATE TABLE customer_without_purchase (
    customer_key INTEGER PRIMARY KEY
);

INSERT INTO customer_without_purchase
SELECT key FROM customer
WHERE merged_into IS NULL
  AND key NOT IN (SELECT customer_key FROM same_number)
  AND NOT EXISTS (SELECT 1 FROM customer_summary WHERE customer_key = customer.key);

package org.engagementledger.ledger.axon;

/** Something told about a country. */
record CountryStatement(String country, String text) {}

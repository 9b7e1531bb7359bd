package org.engagementledger.ledger.axon;

/** Something told about a country. */
record CountryTold(String country, String text) {}

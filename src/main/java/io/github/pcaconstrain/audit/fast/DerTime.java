package io.github.pcaconstrain.audit.fast;

import java.time.LocalDate;

/** UTCTime and GeneralizedTime in the only forms of RFC 5280, section 4.1.2.5: to the second, in UTC. */
final class DerTime {
    static final long MALFORMED = Long.MIN_VALUE;
    private static final int DAY = 86_400;
    private static final int PIVOT = 50;

    /** Most certificates of a fleet share few days. */
    private int lastDate = -1;

    private long lastDays;

    long utc(byte[] octets, int from, int to) {
        if (to - from != 13) {
            return MALFORMED;
        }
        int year = number(octets, from, 2);
        return year < 0 ? MALFORMED : seconds(year < PIVOT ? 2000 + year : 1900 + year, octets, from + 2);
    }

    long generalized(byte[] octets, int from, int to) {
        int year = to - from == 15 ? number(octets, from, 4) : -1;
        return year < 0 ? MALFORMED : seconds(year, octets, from + 4);
    }

    private long seconds(int year, byte[] octets, int from) {
        int month = number(octets, from, 2);
        int day = number(octets, from + 2, 2);
        int hour = number(octets, from + 4, 2);
        int minute = number(octets, from + 6, 2);
        int second = number(octets, from + 8, 2);
        boolean sound = octets[from + 10] == 'Z'
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 28 + (month == 2 ? 0 : 2)
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59;
        // The last days of a month are left to the full parser, which handles leap years.
        return sound ? days(year, month, day) * DAY + hour * 3600L + minute * 60L + second : MALFORMED;
    }

    private long days(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            lastDate = date;
            lastDays = LocalDate.of(year, month, day).toEpochDay();
        }
        return lastDays;
    }

    private static int number(byte[] octets, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = octets[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}

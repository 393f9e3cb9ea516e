// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestOrigin.h"

#include <QStringList>

#include <map>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static bool setFlag(OriginFaults &faults, const QString &word)
{
    static const std::map<QString, bool OriginFaults::*> flags = {
        {u"norange"_s, &OriginFaults::noRange},
        {u"r200"_s, &OriginFaults::noRangeInside},
        {u"starcr"_s, &OriginFaults::starTotal},
        {u"bare416"_s, &OriginFaults::noTotalAtEnd},
        {u"anyrange"_s, &OriginFaults::anyRange},
        {u"loop"_s, &OriginFaults::redirectLoop},
        {u"gzip"_s, &OriginFaults::gzip},
        {u"html"_s, &OriginFaults::html},
        {u"endless"_s, &OriginFaults::endless},
        {u"chunked"_s, &OriginFaults::chunked},
        {u"hugehead"_s, &OriginFaults::hugeHead},
        {u"garbage"_s, &OriginFaults::garbage},
        {u"single"_s, &OriginFaults::oneAtATime},
        {u"novalidator"_s, &OriginFaults::noValidator},
        {u"gzbomb"_s, &OriginFaults::gzipBomb},
        {u"badstatus"_s, &OriginFaults::badStatusLine},
        {u"falsetotal"_s, &OriginFaults::falseTotal},
        {u"badchunks"_s, &OriginFaults::badChunks},
        {u"twolengths"_s, &OriginFaults::twoLengths},
    };
    const auto flag = flags.find(word);
    if (flag == flags.end())
        return false;
    faults.*(flag->second) = true;
    return true;
}

static bool setNumber(OriginFaults &faults, const QString &word, const QString &value)
{
    static const std::map<QString, int OriginFaults::*> numbers = {
        {u"wrongcr"_s, &OriginFaults::wrongRange},   {u"badtotal"_s, &OriginFaults::badTotal},
        {u"stalls"_s, &OriginFaults::stalls},        {u"ttfb"_s, &OriginFaults::firstByteMs},
        {u"ttfbs"_s, &OriginFaults::slowStarts},     {u"ra"_s, &OriginFaults::retryAfterSeconds},
        {u"redir"_s, &OriginFaults::redirects},      {u"etag"_s, &OriginFaults::changeAt},
        {u"exp"_s, &OriginFaults::expireAt},         {u"latency"_s, &OriginFaults::latencyMs},
        {u"rcode"_s, &OriginFaults::redirectStatus}, {u"stallms"_s, &OriginFaults::stallMs},
        {u"len"_s, &OriginFaults::lengthAt},         {u"tickets"_s, &OriginFaults::ticketAnswers},
        {u"fields"_s, &OriginFaults::manyFields},    {u"tickets2"_s, &OriginFaults::laterTickets},
    };
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber)
        return false;
    if (word == "cut"_L1)
        faults.cutAt.push_back(number);
    else if (word == "rst"_L1)
        faults.resetAt.push_back(number);
    else if (word == "stall"_L1)
        faults.stallAt = number;
    else if (word == "endtotal"_L1)
        faults.endTotal = number;
    else if (word == "rate"_L1)
        faults.bytesPerSecond = number;
    else if (const auto found = numbers.find(word); found != numbers.end())
        faults.*(found->second) = static_cast<int>(number);
    else
        return false;
    return true;
}

std::optional<OriginFaults> parseOriginFaults(const QString &words)
{
    OriginFaults faults;
    const QStringList list = words.split(u',', Qt::SkipEmptyParts);
    for (const QString &item : list) {
        const qsizetype equals = item.indexOf(u'=');
        const QString word = item.left(equals);
        const QString value = equals < 0 ? QString() : item.mid(equals + 1);
        if (word == "to"_L1) {
            faults.redirectTo = value.toUtf8();
        } else if (word == "code"_L1) {
            faults.status = value.section(u':', 0, 0).toInt();
            faults.statusAnswers = value.contains(u':') ? value.section(u':', 1).toInt() : -1;
        } else if (equals < 0 ? !setFlag(faults, word) : !setNumber(faults, word, value)) {
            return std::nullopt;
        }
    }
    return faults;
}

} // namespace cuegate::test

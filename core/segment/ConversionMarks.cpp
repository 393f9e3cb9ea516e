// SPDX-License-Identifier: GPL-3.0-or-later
// The file: lines of kLineBytes, padded with spaces. The first is of crashes that no conversion is to blame
// for: "00\n", the number of the signal. The others: "<signal> <use> <source> <rendition> <number>\n".
// Signals of suspects are written for trials alone: of those that end the program.
#include "core/segment/ConversionMarks.h"

#include "core/base/Log.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kLineBytes = 128;
constexpr char kRunning[] = "running";
constexpr char kSuspect[] = "suspect";

struct MarkLine
{
    int signal = 0;
    Conversion conversion;
};

} // namespace

static QByteArray padded(const QByteArray &text)
{
    return QByteArray(text.left(kLineBytes - 1).leftJustified(kLineBytes - 1, ' ') + '\n');
}

static std::optional<MarkLine> parsed(const QByteArray &line, QByteArrayView use)
{
    const QByteArrayList words = line.simplified().split(' ');
    if (words.size() != 5 || words[1] != use)
        return std::nullopt;
    return MarkLine{words[0].toInt(), {QString::fromLatin1(words[2]), words[3], words[4].toLongLong()}};
}

qint64 ConversionMarks::signalOffset(int slot)
{
    return (slot + 1) * kLineBytes;
}

ConversionMarks::ConversionMarks(const QString &path)
    : m_file(path)
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) {
        qCWarning(lcMedia).noquote() << "what is converted cannot be marked:" << m_file.errorString();
        return;
    }
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    read();
    noteCrashes(m_file.handle(), 0);
}

ConversionMarks::~ConversionMarks()
{
    finish();
}

void ConversionMarks::read()
{
    const QByteArray text = m_file.read((kSlots + 1) * kLineBytes);
    const int elsewhere = text.left(kCrashNoteDigits).toInt();
    std::vector<MarkLine> running;
    std::vector<MarkLine> suspect;
    for (qsizetype at = kLineBytes; at < text.size(); at += kLineBytes) {
        const QByteArray line = text.mid(at, kLineBytes);
        if (const auto found = parsed(line, kRunning))
            running.push_back(*found);
        else if (const auto other = parsed(line, kSuspect))
            suspect.push_back(*other);
    }
    // Who crashed is known, or all that ran may be to blame. What crashed elsewhere may be a driver's.
    const auto hasCrashed = [](const MarkLine &line) { return line.signal != 0; };
    const auto isTrial = [](const MarkLine &line) { return line.conversion.isTrial(); };
    if (elsewhere != 0)
        std::erase_if(running, std::not_fn(isTrial));
    else if (std::ranges::any_of(running, hasCrashed))
        std::erase_if(running, std::not_fn(hasCrashed));
    for (MarkLine &line : running) {
        const Conversion &of = line.conversion;
        const auto isSame = [&of](const MarkLine &other) {
            return of.isTrial() ? other.conversion == of : other.conversion.sourceId == of.sourceId;
        };
        const bool again = std::ranges::any_of(suspect, isSame);
        if (of.isTrial() && line.signal == 0)
            line.signal = elsewhere != 0 ? elsewhere : again ? kDiedTwice : 0;
        m_deaths.push_back({of, line.signal, again});
    }
    for (const MarkLine &line : suspect) {
        const bool hasDied = std::ranges::any_of(
            running, [&line](const MarkLine &other) { return other.conversion == line.conversion; });
        if (isTrial(line) && hasCrashed(line) && !hasDied)
            m_deaths.push_back({line.conversion, line.signal, true});
    }
    m_file.resize(0);
    m_file.write(padded("00"));
    for (const auto &lines : {running, suspect}) { // of two that are alike the first is taken
        for (const MarkLine &line : lines)
            [[maybe_unused]] const int slot =
                take(line.conversion, Slot::Use::Suspect, isTrial(line) ? line.signal : 0);
    }
}

int ConversionMarks::take(const Conversion &conversion, Slot::Use use, int signal)
{
    const std::lock_guard lock(m_mutex);
    const auto isSame = [&](const Slot &slot) { return slot.use == use && slot.conversion == conversion; };
    const bool isThere = use == Slot::Use::Suspect && std::ranges::any_of(m_slots, isSame);
    const auto free = std::ranges::find(m_slots, Slot::Use::Free, &Slot::use);
    if (!m_file.isOpen() || isThere || free == m_slots.end())
        return -1;
    *free = {conversion, use, signal};
    const int slot = int(free - m_slots.begin());
    write(slot);
    return slot;
}

void ConversionMarks::release(int slot, const Conversion &conversion, bool hasSucceeded)
{
    const std::lock_guard lock(m_mutex);
    const auto letGo = [this](int index) {
        m_slots[size_t(index)] = {};
        write(index);
    };
    if (slot >= 0)
        letGo(slot);
    for (int i = 0; hasSucceeded && i < kSlots; ++i) {
        const Slot &other = m_slots[size_t(i)];
        if (other.use == Slot::Use::Suspect && other.conversion == conversion)
            letGo(i);
    }
}

void ConversionMarks::forgive(const QString &sourceId)
{
    const std::lock_guard lock(m_mutex);
    for (int i = 0; i < kSlots; ++i) {
        Slot &slot = m_slots[size_t(i)];
        if (slot.use != Slot::Use::Suspect || slot.conversion.sourceId != sourceId)
            continue;
        slot = {};
        write(i);
    }
}

// A disk that takes nothing only costs what is known after a crash.
void ConversionMarks::write(int slot)
{
    if (!m_file.isOpen())
        return;
    const Slot &shown = m_slots[size_t(slot)];
    QByteArray line;
    if (shown.use != Slot::Use::Free)
        line = QByteArray::number(shown.signal).rightJustified(kCrashNoteDigits, '0') + ' ' +
               QByteArray(shown.use == Slot::Use::Running ? kRunning : kSuspect) + ' ' +
               shown.conversion.sourceId.toLatin1() + ' ' + shown.conversion.rendition + ' ' +
               QByteArray::number(shown.conversion.number);
    if (m_file.seek(signalOffset(slot)))
        m_file.write(padded(line));
}

void ConversionMarks::finish()
{
    const std::lock_guard lock(m_mutex);
    if (!m_file.isOpen())
        return;
    noteCrashes(-1, 0);
    if (!std::ranges::any_of(m_slots, &Slot::outlivesRuns)) {
        m_file.remove();
        return;
    }
    for (int i = 0; i < kSlots; ++i) {
        if (!m_slots[size_t(i)].outlivesRuns())
            m_slots[size_t(i)] = {};
        write(i);
    }
    m_file.close();
}

ConversionMarks::Running::Running(std::shared_ptr<ConversionMarks> marks, const Conversion &conversion)
    : m_marks(std::move(marks))
    , m_conversion(conversion)
    , m_slot(m_marks ? m_marks->take(conversion, Slot::Use::Running) : -1)
    , m_place(m_slot >= 0 ? signalOffset(m_slot) : -1)
{
}

ConversionMarks::Running::~Running()
{
    if (m_marks)
        m_marks->release(m_slot, m_conversion, m_hasSucceeded);
}

} // namespace cuegate

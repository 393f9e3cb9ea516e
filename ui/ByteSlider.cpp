// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ByteSlider.h"

#include "ui/Retranslation.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kSteps = 200;
static constexpr double kGigabyte = 1e9;
static constexpr double kMostGigabytes = 1'000'000;

ByteSlider::ByteSlider(QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_field(new QDoubleSpinBox)
    , m_mostBytes(qint64(100 * kGigabyte))
{
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kSteps / 20);
    m_slider->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    m_field->setRange(0, kMostGigabytes);
    m_field->setDecimals(1);
    m_field->setKeyboardTracking(false);
    setFocusProxy(m_field);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_field);
    connect(m_slider, &QSlider::valueChanged, this, &ByteSlider::slide);
    connect(m_slider, &QSlider::sliderReleased, this, &ByteSlider::choose);
    connect(m_field, &QDoubleSpinBox::valueChanged, this, [this] {
        moveSlider();
        choose();
    });
    followLanguage(this, [this] {
        m_field->setLocale(QLocale()); // a widget keeps the one that it was made with
        m_field->setSuffix(tr(" GB", "gigabytes, after a number"));
    });
}

// Finer where little is chosen.
qint64 ByteSlider::bytesAt(int position) const
{
    const double share = double(position) / kSteps;
    const double gigabytes = share * share * double(m_mostBytes) / kGigabyte;
    const double step = gigabytes < 10 ? 0.5 : gigabytes < 100 ? 1 : 10;
    return qint64(std::round(gigabytes / step) * step * kGigabyte);
}

void ByteSlider::slide(int position)
{
    const QSignalBlocker blocker(m_field);
    m_field->setValue(double(bytesAt(position)) / kGigabyte);
    if (!m_slider->isSliderDown())
        choose();
}

void ByteSlider::moveSlider()
{
    const QSignalBlocker blocker(m_slider);
    const double share = m_field->value() * kGigabyte / double(m_mostBytes);
    m_slider->setValue(int(std::round(std::sqrt(std::min(1.0, share)) * kSteps)));
}

void ByteSlider::choose()
{
    const qint64 now = bytes();
    if (now == m_chosenBytes)
        return;
    m_chosenBytes = now;
    Q_EMIT chosen(now);
}

void ByteSlider::setMost(qint64 bytes)
{
    if (m_slider->isSliderDown() || bytes == m_mostBytes)
        return;
    m_mostBytes = std::max<qint64>(qint64(kGigabyte), bytes);
    moveSlider();
}

void ByteSlider::setBytes(qint64 bytes)
{
    if (m_slider->isSliderDown() || bytes == m_chosenBytes || m_field->hasFocus())
        return;
    m_chosenBytes = bytes;
    const QSignalBlocker blocker(m_field);
    m_field->setValue(double(bytes) / kGigabyte);
    moveSlider();
}

qint64 ByteSlider::bytes() const
{
    // What was set keeps its exact number of bytes until another one is chosen.
    const bool isSame = std::abs(m_field->value() - double(m_chosenBytes) / kGigabyte) < 0.051;
    return isSame ? m_chosenBytes : qint64(std::round(m_field->value() * 10) * kGigabyte / 10);
}

void ByteSlider::setZeroText(const QString &text)
{
    m_field->setSpecialValueText(text);
}

void ByteSlider::setFieldNames(const QString &name)
{
    m_slider->setAccessibleName(name);
    m_field->setAccessibleName(name);
}

} // namespace cuegate

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Retranslation.h"

#include <QEvent>
#include <QWidget>

namespace cuegate {

namespace {

// A widget hands the event on to its children after it has seen it itself.
class LanguageFollower final : public QObject
{
public:
    LanguageFollower(QWidget *widget, std::function<void()> setTexts)
        : QObject(widget)
        , m_setTexts(std::move(setTexts))
    {
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_setTexts();
        return QObject::event(event);
    }

private:
    const std::function<void()> m_setTexts;
};

} // namespace

void followLanguage(QWidget *widget, std::function<void()> setTexts)
{
    setTexts();
    new LanguageFollower(widget, std::move(setTexts));
}

} // namespace cuegate
